import { describe, expect, it } from "vitest";
import { withinPlaceholders } from "../../../src/server/dialects/writtenOut.ts";
import { joined, sql } from "../../../src/server/sql.ts";
import type { SqlValue } from "../../../src/server/sql.ts";

const most = 65_535;
const listed = (values: readonly SqlValue[]) => sql`SELECT '?' AS \`a?\` /* ? */ WHERE k IN (${joined(values.map((value) => sql`${value}`), ", ")})`;
const many = (value: SqlValue, count: number) => Array.from({ length: count }, () => value);

describe("withinPlaceholders(statement)", () => {
  it("leaves a statement alone that the protocol can bind", () => {
    const statement = listed(many("a", most));
    expect(withinPlaceholders(statement)).toBe(statement);
  });

  it("writes numbers, unknown and plain texts, and binds what may mean something to the server", () => {
    const bound = ["it's", "a\\", '"', "城", "x\u0000", "a`b", "\n"];
    const { sql: text, values, holdsValues } = withinPlaceholders(listed([...bound, 7, -0.5, 1e-7, 1e21, null, "", "A b_9.:+-", ...many(0, most)]));
    expect(text.slice(0, text.indexOf(", 0, 0, 0") + 6)).toBe("SELECT '?' AS `a?` /* ? */ WHERE k IN (?, ?, ?, ?, ?, ?, ?, 7, -0.5e0, 1e-7, 1e+21, NULL, '', 'A b_9.:+-', 0, 0");
    expect([values, holdsValues]).toEqual([bound, true]);
  });

  it("writes of other texts those as hex for which no place is left", () => {
    const { sql: text, values } = withinPlaceholders(listed([...many("城", most), "é'"]));
    expect([values.length, text.slice(-22)]).toEqual([most, "?, _utf8mb4 x'c3a927')"]);
  });

  it("refuses a statement that becomes longer than servers read", () => {
    const place = expect.objectContaining({ code: "too-large", path: "where", message: expect.stringMatching(/fewer metrics/) as string });
    expect(() => withinPlaceholders(listed(many("a".repeat(300), most + 1)))).toThrow(place as Error);
  });
});
