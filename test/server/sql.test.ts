import { describe, expect, it } from "vitest";
import { sql } from "../../src/server/index.ts";
import type { Sql } from "../../src/server/index.ts";
import { identifier } from "../../src/server/sql.ts";

describe("sql`…`", () => {
  it("binds values and puts fragments in, in order", () => {
    const inner = sql`b = ${"x"}`;
    const { sql: text, values } = sql`a = ${1} AND ${inner} AND c = ${true} AND d = ${null}`;
    expect({ text, values }).toEqual({ text: "a = ? AND b = ? AND c = ? AND d = ?", values: [1, "x", 1, null] });
  });

  it("takes no object for a fragment that only looks like one", () => {
    expect(() => sql`${{ sql: "1 OR 1=1", values: [] }}`).toThrow("metricdeck: a object cannot be bound");
    const named = JSON.parse('{"sql":"1 OR 1=1","values":[],"metricdeck.sql":true,"__proto__":{"Symbol(metricdeck.sql)":true}}') as Sql;
    expect(() => sql`${named}`).toThrow("metricdeck: a object cannot be bound");
    expect(() => sql`${Number.NaN}`).toThrow("metricdeck: a number cannot be bound");
  });

  it("identifier(name) doubles backticks", () => {
    expect(identifier("a`b").sql).toBe("`a``b`");
  });
});
