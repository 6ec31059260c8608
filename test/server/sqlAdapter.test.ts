import { createPool } from "mysql2/promise";
import { describe, expect, it } from "vitest";
import type { SpanRecord } from "../../src/server/index.ts";
import { mariadb, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import { traceOf } from "../../src/server/spans.ts";
import { support } from "../query/support.ts";
import { dialects } from "./compile/goldenQueries.ts";
import { supportBinding } from "./supportBinding.ts";

const annsTickets = {
  kind: "records",
  entity: "ticket",
  columns: ["agent"],
  where: { dimension: "agent", op: "equals", value: "Ann Lee" },
} as const;

describe("sqlAdapter(options) with spans", () => {
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))("%s: no span says what was asked for", async (_, dialect) => {
    const spans: SpanRecord[] = [];
    const adapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect, execute: async () => [], defaultPolicy: "public" });
    const trace = traceOf({ onSpan: (span) => spans.push(span) }, null);
    await adapter.query(annsTickets, { trace });
    const texts = spans.map(({ attributes }) => attributes["db.query.text"]);
    const hex = Buffer.from("Ann Lee").toString("hex");
    expect(spans.map(({ name }) => name)).toEqual(["metricdeck.statement"]);
    expect(JSON.stringify(texts)).not.toMatch(new RegExp(`Ann Lee|${hex}`));
    expect(texts.map((text) => text === undefined)).toEqual([dialect.name === "clickhouse"]);
  });
});

describe("source of sqlAdapter(options)", () => {
  const sourceOver = (uri: string, binding = supportBinding) =>
    sqlAdapter({ catalog: support, binding, dialect: mariadb(), execute: mysql2Executor(createPool(uri)) }).source;

  it("tells databases and bindings apart, and holds no password", () => {
    const { ticket, feedback } = supportBinding.entities;
    const fewer = { ...supportBinding, entities: { ticket: { ...ticket, table: "open_tickets" }, feedback } };
    const sources = [
      sourceOver("mysql://u:secret@db/one"),
      sourceOver("mysql://u:secret@db/two"),
      sourceOver("mysql://u:secret@db/one", fewer),
    ];
    expect([new Set(sources).size, sourceOver("mysql://u:other@db/one")]).toEqual([3, sources[0]]);
    expect(sources.join()).not.toContain("secret");
  });

  it("is not known where the executor does not say what it asks", () => {
    const execute = async () => [];
    expect(sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute }).source).toBe(undefined);
  });
});
