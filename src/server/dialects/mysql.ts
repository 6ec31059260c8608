import { MetricsError } from "../../query/index.ts";
import { joined, sql, trusted } from "../sql.ts";
import type { Sql, Statement } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { withinPlaceholders } from "./writtenOut.ts";

/** MySQL 8.0.17 or newer. What the other servers that speak its protocol start from. */
export function mysql(): Dialect {
  return {
    name: "mysql",
    refused: {},
    exactText: collated("utf8mb4_0900_bin"),
    // `max_sort_length` over the three bytes of a character of utf8mb4_bin; collations that do not pad are not cut.
    sortedBytes: { asStored: 341, exactText: null },
    truth: (column) => sql`(${column} <> 0)`,
    numberText: withoutZeros("CHAR", (text) => sql`TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${text}))`),
    looseText: true,
    // After `=` the optimizer puts the value in the column's place everywhere: were the column one of numbers, the exact
    // comparison would be that of the value with itself.
    alike: (column, value) => sql`${column} <=> ${value}`,
    // Told by the type of the column alone: 5 is a number or a time.
    holdsTexts: (column) => sql`COERCIBILITY(${column}) <> 5`,
    lowered: (text) => sql`LOWER(${text})`,
    contains: (text, sought) => sql`${text} LIKE ${`%${escapedLike(sought)}%`} ESCAPE '|'`,
    startsWith: (text, sought) => sql`${text} LIKE ${`${escapedLike(sought)}%`} ESCAPE '|'`,
    untrue: (condition) => sql`(${condition}) IS NOT TRUE`,
    place: (value, list) => sql`FIELD(${value}, ${joined(list, ", ")})`,
    zeroTimes: true,
    inMilliseconds: (time) => sql`DATE_SUB(${time}, INTERVAL MICROSECOND(${time}) MOD 1000 MICROSECOND)`,
    instant: (text) => sql`${text}`,
    decimal: boundDecimal(65),
    summand: (value) => value,
    instantLiteral: (text) => `'${text}'`,
    spansSince: ({ text, epochMs }, time, spanMs) => {
      const inSeconds = epochMs % 1000 === 0 && spanMs % 1000 === 0;
      const [unit, length] = inSeconds ? ["SECOND", spanMs / 1000] : ["MICROSECOND", spanMs * 1000];
      return `TIMESTAMPDIFF(${unit}, '${text}', ${time.sql}) DIV ${length}`;
    },
    percentile: null,
    approximatePercentile: null,
    readsRanges: true,
    page: (offset, size) => sql` LIMIT ${size} OFFSET ${offset}`,
    rolledUp: (keys) => sql` GROUP BY ${keys} WITH ROLLUP`,
    written: withinPlaceholders,
    limited: hinted((timeoutMs) => `MAX_EXECUTION_TIME(${Math.ceil(timeoutMs)})`),
    limitsTime: true,
  };
}

/** Compared by code point, in a collation of utf8mb4 that does not pad with spaces. */
export function collated(collation: string): (text: Sql) => Sql {
  return (text) => sql`CONVERT(${text} USING utf8mb4) COLLATE ${trusted(collation)}`;
}

/** @param trimmed the zeros that end a text are taken off, and then a point */
export function withoutZeros(type: "CHAR" | "VARCHAR", trimmed: (text: Sql) => Sql): (number: Sql) => Sql {
  return (number) => {
    const text = sql`CAST(${number} AS ${trusted(type)})`;
    return sql`CASE WHEN ${text} LIKE '%.%' AND ${text} NOT LIKE '%e%' THEN ${trimmed(text)} ELSE ${text} END`;
  };
}

/** @param most digits of a DECIMAL; values of more are refused, as a cast would cut them */
export function boundDecimal(
  most: number,
  typeOf = (scale: number) => `DECIMAL(${most}, ${scale})`,
): Dialect["decimal"] {
  return (text, scale, name) => {
    if (text.replace(/\D/g, "").replace(/^0+/, "").length > most) {
      throw new MetricsError("invalid-query", `${name}: a value has more than the ${most} digits that the database compares`, {
        path: "where",
      });
    }
    return sql`CAST(${text} AS ${trusted(typeOf(scale))})`;
  };
}

/** A hint after the first SELECT holds for the whole statement. */
export function hinted(hint: (timeoutMs: number) => string): (statement: Statement, timeoutMs: number) => Statement {
  return (statement, timeoutMs) => ({ ...statement, sql: statement.sql.replace("SELECT ", `SELECT /*+ ${hint(timeoutMs)} */ `) });
}

/** Escaped by a character that means nothing to the server, whatever its sql_mode says of backslashes. */
function escapedLike(text: string): string {
  return text.replace(/[|%_]/g, "|$&");
}
