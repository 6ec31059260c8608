import { sql, trusted } from "../sql.ts";
import type { SqlValue } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { boundDecimal, mysql, withoutZeros } from "./mysql.ts";
import { starrocks } from "./starrocks.ts";

/** DuckDB 1.0 or newer, in this process or over files. Times stand in TIMESTAMP columns in UTC. */
export function duckdb(): Dialect {
  return {
    ...mysql(),
    name: "duckdb",
    sortedBytes: { asStored: null, exactText: null },
    exactText: (text) => sql`CAST(${text} AS VARCHAR)`,
    holdsTexts: null,
    truth: (column) => sql`CAST(${column} AS BOOLEAN)`,
    numberText: withoutZeros("VARCHAR", (text) => sql`rtrim(rtrim(${text}, '0'), '.')`),
    looseText: false,
    contains: (text, sought) => sql`contains(${text}, ${sought})`,
    startsWith: (text, sought) => sql`starts_with(${text}, ${sought})`,
    place: starrocks().place,
    zeroTimes: false,
    inMilliseconds: (time) => sql`date_trunc('milliseconds', ${time})`,
    instant: (text) => sql`CAST(${text} AS TIMESTAMP)`,
    decimal: boundDecimal(38, (scale) => (scale === 0 ? "HUGEINT" : `DECIMAL(38, ${scale})`)),
    instantLiteral: (text) => `TIMESTAMP '${text}'`,
    spansSince: ({ epochMs }, time, spanMs) => `(epoch_us(${time.sql}) - ${epochMs * 1000}) // ${spanMs * 1000}`,
    readsRanges: false,
    rolledUp: (keys) => sql` GROUP BY ROLLUP (${keys})`,
    percentile: (value, p) => sql`quantile_cont(CAST(${value} AS DOUBLE), ${trusted(String(p))})`,
    written: ({ sql: text, values }) => {
      const next = values.values();
      return {
        sql: text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`((?:[^`]|``)*)`|\?/g, (token, name?: string) => {
          if (token === "?") return exceedsInteger(next.next().value) ? "CAST(? AS DOUBLE)" : token;
          return name === undefined ? token : `"${name.replaceAll("``", "`").replaceAll('"', '""')}"`;
        }),
        values: values.map((value) => (exceedsInteger(value) ? String(value) : value)),
      };
    },
    limited: (statement) => statement,
    limitsTime: false,
  };
}

/** The driver binds whole numbers as BIGINT, however large they are. */
function exceedsInteger(value: SqlValue | undefined): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
