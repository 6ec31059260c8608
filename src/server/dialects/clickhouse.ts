import { sql, trusted } from "../sql.ts";
import type { SqlValue } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { doris } from "./doris.ts";
import { boundDecimal } from "./mysql.ts";
import { hexOf, writtenOut } from "./writtenOut.ts";

/**
 * ClickHouse through its MySQL port, whose prepared statements take no arguments: texts are written as hex, in which
 * nothing can be quoted. Joins must leave NULL where there is no row. Golden texts only: no server was asked.
 */
export function clickhouse(): Dialect {
  return {
    ...doris(),
    name: "clickhouse",
    refused: {},
    numberText: (number) => sql`toString(${number})`,
    contains: (text, sought) => sql`positionUTF8(${text}, ${sought}) > 0`,
    startsWith: (text, sought) => sql`startsWith(${text}, ${sought})`,
    inMilliseconds: (time) => sql`toDateTime64(${time}, 3, 'UTC')`,
    instant: (text) => sql`toDateTime64(${text}, 3, 'UTC')`,
    decimal: boundDecimal(76),
    summand: (value, scale) => sql`CAST(${value} AS ${trusted(`Nullable(Decimal(76, ${scale}))`)})`,
    instantLiteral: (text) => `toDateTime64('${text}', 3, 'UTC')`,
    spansSince: ({ epochMs }, time, spanMs) =>
      `intDiv(toUnixTimestamp64Milli(toDateTime64(${time.sql}, 3, 'UTC')) - ${epochMs}, ${spanMs})`,
    approximatePercentile: (value, p) => sql`quantile(${trusted(String(p))})(${value})`,
    written: (statement) => writtenOut(statement, literal),
    limited: (statement, timeoutMs) => ({
      ...statement,
      sql: `${statement.sql} SETTINGS join_use_nulls = 1, max_execution_time = ${Math.max(1, Math.ceil(timeoutMs / 1000))}`,
    }),
  };
}

function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return String(value);
  return `unhex('${hexOf(value)}')`;
}
