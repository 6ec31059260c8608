import type { Dimension } from "../../query/index.ts";
import { sql, trusted } from "../sql.ts";
import type { Sql, SqlValue } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { doris } from "./doris.ts";
import { boundDecimal } from "./mysql.ts";
import { writtenOut } from "./writtenOut.ts";

/**
 * ClickHouse through its MySQL port, whose prepared statements take no arguments: values stand in the text. Asked of
 * ClickHouse 26.7 in the process, not over the port.
 */
export function clickhouse(): Dialect {
  return {
    ...doris(),
    name: "clickhouse",
    refused: {},
    // Enums are numbers in an order of their own, and a text of fixed length is filled up.
    exactText: (text) => sql`toString(${text})`,
    lowered: (text) => sql`lowerUTF8(${text})`,
    numberText: (number) => sql`toString(${number})`,
    decimalText: (decimal, scale) => sql`toDecimalString(${decimal}, ${trusted(String(scale))})`,
    contains: (text, sought) => sql`position(${text}, ${sought}) > 0`,
    startsWith: (text, sought) => sql`startsWith(${text}, ${sought})`,
    inList: comparedWithAny,
    // As text: the port does not tell how many digits of a second there are, and says a time in its column's zone.
    inMilliseconds: (time) => sql`toString(toDateTime64(${time}, 3, 'UTC'))`,
    showsExact: true,
    namesUnions: true,
    instant: (text) => sql`toDateTime64(${notBefore(text)}, 3, 'UTC')`,
    decimal: boundDecimal(mostDigits),
    summand: wideDecimal,
    instantLiteral: (text) => `toDateTime64('${notBefore(text)}', 3, 'UTC')`,
    spansSince: ({ epochMs }, time, spanMs) =>
      `intDiv(toUnixTimestamp64Milli(toDateTime64(${time.sql}, 3, 'UTC')) - ${epochMs}, ${spanMs})`,
    percentile: (value, p) => sql`quantileExactInclusive(${trusted(String(p))})(toFloat64(${value}))`,
    approximatePercentile: null,
    written: (statement) => writtenOut(statement, literal),
    limited: (statement, timeoutMs) => ({
      ...statement,
      sql: `${statement.sql} SETTINGS ${settings}, max_execution_time = ${Math.max(1, Math.ceil(timeoutMs / 1000))}`,
    }),
  };
}

/** Whatever the user's profile says: what is not known is NULL, sums are whole, and nothing is cut off in silence. */
const settings = [
  "join_use_nulls = 1",
  "join_default_strictness = 'ALL'",
  "transform_null_in = 0",
  "aggregate_functions_null_for_empty = 0",
  "count_distinct_implementation = 'uniqExact'",
  "session_timezone = 'UTC'",
  ...["timeout", "read", "group_by", "result"].map((name) => `${name}_overflow_mode = 'throw'`),
].join(", ");

const mostDigits = 76;
/** The first time that a column holds. Beside an earlier one those of nanoseconds overflow, and refuse the statement. */
const earliest = "1900-01-01 00:00:00";

function notBefore(text: string): string {
  return text < earliest ? earliest : text;
}

function wideDecimal(value: Sql, scale: number): Sql {
  return sql`CAST(${value} AS ${trusted(`Nullable(Decimal(${mostDigits}, ${scale}))`)})`;
}

/** Of other types than the column's own, IN refuses the values that `=` converts. */
function comparedWithAny(expression: Sql, dimension: Dimension): Sql {
  if (dimension.kind === "decimal") return wideDecimal(expression, dimension.scale);
  return dimension.kind === "time" ? sql`toDateTime64(${expression}, 6, 'UTC')` : expression;
}

/** Bytes that may mean something are written as hex: nothing can be quoted, and a long list stays one literal. */
function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return String(value);
  const bytes = Array.from(new TextEncoder().encode(value), (byte) => {
    const character = String.fromCharCode(byte);
    return /[\w .:+-]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
  });
  return `'${bytes.join("")}'`;
}
