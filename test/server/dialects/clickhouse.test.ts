import { describe, expect, it } from "vitest";
import { clickhouse } from "../../../src/server/dialects/clickhouse.ts";
import { sql } from "../../../src/server/sql.ts";

const { written, limited, instant, instantLiteral } = clickhouse();

describe("clickhouse().written(statement)", () => {
  it("writes values as literals that nothing in them can end", () => {
    const values = ["plain-1.5", "'; DROP TABLE t; --", "\\' OR '1'='1", "`\"?\n\0", "é", 2.5, -3, null] as const;
    const { sql: text, values: bound } = written(sql`SELECT ${values[0]}, ${values[1]}, ${values[2]}, ${values[3]}, ${values[4]}, ${values[5]}, ${values[6]}, ${values[7]}`);
    expect(text).toBe(
      String.raw`SELECT 'plain-1.5', '\x27\x3b DROP TABLE t\x3b --', '\x5c\x27 OR \x271\x27\x3d\x271', '\x60\x22\x3f\x0a\x00', '\xc3\xa9', 2.5, -3, NULL`,
    );
    expect(bound).toEqual([]);
  });
});

describe("clickhouse().limited(statement, timeoutMs)", () => {
  it("sets what the numbers depend on, and a limit in whole seconds", () => {
    const { sql: text } = limited(sql`SELECT 1`, 1500);
    expect(text).toMatch(/^SELECT 1 SETTINGS .*max_execution_time = 2$/);
    for (const setting of ["join_use_nulls = 1", "transform_null_in = 0", "count_distinct_implementation = 'uniqExact'", "timeout_overflow_mode = 'throw'"]) {
      expect(text).toContain(setting);
    }
  });
});

describe("clickhouse().instantLiteral(text) and instant(text)", () => {
  it("begins where its columns do", () => {
    expect(["0001-01-01 00:00:00", "2026-01-01 00:00:00.5"].map(instantLiteral)).toEqual([
      "toDateTime64('1900-01-01 00:00:00', 3, 'UTC')",
      "toDateTime64('2026-01-01 00:00:00.5', 3, 'UTC')",
    ]);
    expect(instant("0001-01-01 00:00:00")).toEqual(sql`toDateTime64(${"1900-01-01 00:00:00"}, 3, 'UTC')`);
  });
});
