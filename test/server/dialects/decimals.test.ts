import { describe, expect, it } from "vitest";
import { clickhouse } from "../../../src/server/dialects/clickhouse.ts";
import { duckdb } from "../../../src/server/dialects/duckdb.ts";
import { mysql } from "../../../src/server/dialects/mysql.ts";
import { starrocks } from "../../../src/server/dialects/starrocks.ts";
import { sql, trusted } from "../../../src/server/sql.ts";

describe("dialect.decimal(text, scale, name)", () => {
  it("binds text as a decimal, never to be compared as a double", () => {
    expect(mysql().decimal("1.5000", 4, "amount")).toEqual(sql`CAST(${"1.5000"} AS DECIMAL(65, 4))`);
    expect(duckdb().decimal("1.5000", 4, "amount")).toEqual(sql`CAST(${"1.5000"} AS DECIMAL(38, 4))`);
    expect(duckdb().decimal("9007199254740993", 0, "units")).toEqual(sql`CAST(${"9007199254740993"} AS HUGEINT)`);
  });

  it("refuses what the cast would cut", () => {
    expect(() => duckdb().decimal("9".repeat(39), 0, "units")).toThrow("units: a value has more than the 38 digits");
  });
});

describe("dialect.summand(value, scale)", () => {
  it("widens where sums would wrap around, and leaves the column alone where they do not", () => {
    const column = trusted("`t0`.`units`");
    expect([mysql(), duckdb(), starrocks(), clickhouse()].map(({ summand }) => summand(column, 2).sql)).toEqual([
      "`t0`.`units`",
      "`t0`.`units`",
      "CAST(`t0`.`units` AS DECIMAL(38, 2))",
      "CAST(`t0`.`units` AS Nullable(Decimal(76, 2)))",
    ]);
  });
});
