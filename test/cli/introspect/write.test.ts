import { describe, expect, it } from "vitest";
import { draftOf } from "../../../src/cli/introspect/draft.ts";
import { bindingText, catalogText } from "../../../src/cli/introspect/write.ts";
import type { SchemaColumn, SchemaTable } from "../../../src/cli/schema.ts";

const column = (name: string, type: string, collation: string | null = null): SchemaColumn => ({
  name,
  position: 1,
  type,
  fullType: type,
  isNullable: false,
  collation,
  comment: "",
});
const keyedBy = (...columns: readonly SchemaColumn[]): SchemaTable => ({
  name: "parts",
  comment: "",
  rows: 0,
  columns,
  primaryKey: columns.map(({ name }) => name),
  foreignKeys: [],
  indexes: [],
  uniques: [],
  isView: false,
});
const keyOf = (...columns: readonly SchemaColumn[]) =>
  /partId: (.*),\n/.exec(bindingText(draftOf([keyedBy(...columns)])))?.[1];

describe("bindingText(draft)", () => {
  it("puts texts into a key of several columns as HEX, so that no two keys are one text", () => {
    expect(keyOf(column("maker", "varchar", "utf8mb4_general_ci"), column("code", "char", "utf8mb4_bin"))).toBe(
      "sql`CONCAT_WS('-', HEX(\\`maker\\`), HEX(\\`code\\`))`",
    );
  });

  it("does so with bytes too, and leaves numbers and times as they are", () => {
    expect(keyOf(column("uid", "binary"), column("line", "int"), column("day", "date"))).toBe(
      "sql`CONCAT_WS('-', HEX(\\`uid\\`), \\`line\\`, \\`day\\`)`",
    );
  });

  it("says of dates that zones west of UTC take them for the day before, and what to bind instead", () => {
    const draft = draftOf([{ ...keyedBy(column("id", "int"), column("birth", "date")), primaryKey: ["id"] }]);
    expect(catalogText(draft)).toContain(
      'birth: d.time({ entity: "part", label: { en: "Birth" } }), // a DATE, read as midnight in UTC: see binding.ts for zones west of it',
    );
    expect(bindingText(draft)).toContain(" * from UTC-12 to UTC+11: birth: sql`TIMESTAMP(\\`birth\\`, '12:00:00')`\n");
    expect(bindingText(draftOf([keyedBy(column("id", "int"))]))).toContain(
      "/** DATETIME columns are read as UTC; TIMESTAMP columns are instants anyway. */",
    );
  });

  it("compares a key of one text column exactly", () => {
    expect(keyOf(column("id", "varchar", "utf8mb4_general_ci"))).toBe('{ column: "id", text: true }');
  });
});
