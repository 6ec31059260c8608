import type { Dimension, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { sql, trusted } from "../sql.ts";
import type { Sql, SqlValue } from "../sql.ts";

const types = { enum: "string", string: "string", number: "number", decimal: "string", boolean: "boolean", time: "string" } as const;

/**
 * A value as its dimension's column is compared with it. Never converted by the server: `text = 0` would match all.
 * @throws MetricsError `invalid-query` for a value of another type; the message does not repeat it
 */
function parameterOf(value: Exclude<DimensionValue, null>, name: string, dimension: Dimension): SqlValue {
  if (typeof value !== types[dimension.kind] || (typeof value === "number" && !Number.isFinite(value))) {
    throw new MetricsError("invalid-query", `${name} is a ${dimension.kind} dimension; a ${typeof value} does not fit it`, {
      path: "where",
    });
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new MetricsError("invalid-query", `${name}: a whole number beyond 2^53 has lost digits; declare the dimension d.bigint`, {
      path: "where",
    });
  }
  if (typeof value === "boolean") return value ? 1 : 0;
  return dimension.kind === "time" ? sqlTime(Date.parse(String(value)), name) : value;
}

/** The value as a statement binds it: `?`, or what the dialect puts around it. */
export function boundValue(
  value: Exclude<DimensionValue, null>,
  name: string,
  dimension: Dimension,
  { instant, decimal }: Dialect,
): Sql {
  const parameter = parameterOf(value, name, dimension);
  if (dimension.kind === "decimal") return decimal(String(parameter), dimension.scale, name);
  return dimension.kind === "time" ? instant(String(parameter)) : sql`${parameter}`;
}

/** The first and the last instant that DATETIME holds; what lies beyond is compared with these. */
const earliest = Date.parse("0001-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

/** Whether month and day are known: MySQL keeps 2026-00-10 where its `sql_mode` lets it. NULL where neither is. */
export function isWholeDate(expression: Sql): Sql {
  return sql`DAYOFYEAR(${expression}) > 0`;
}

/** Whether a date without its month or its day may lie there: they come right before the first of a month. */
export function mayHoldParts(from: number, to: number): boolean {
  const month = (epochMs: number) => {
    const date = new Date(epochMs);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  // Of a bound that is none, NaN, which equals nothing.
  return month(from) !== month(to);
}

/** Whether a time is one, and no zero date. */
export function isTime(expression: Sql, name: string, { instantLiteral }: Dialect): Sql {
  return sql`${expression} >= ${trusted(instantLiteral(sqlTime(earliest, name)))}`;
}

/** An instant as DATETIME text in UTC; MariaDB loses the index on ISO's own form. */
export function sqlTime(epochMs: number, name: string): string {
  if (Number.isNaN(epochMs)) {
    throw new MetricsError("invalid-query", `a bound of ${name} is not an instant`, { path: "where" });
  }
  let text = texts.get(epochMs);
  if (text === undefined) {
    const iso = new Date(Math.min(Math.max(epochMs, earliest), latest)).toISOString();
    text = `${iso.slice(0, 10)} ${iso.slice(11, iso.endsWith(".000Z") ? 19 : 23)}`;
    if (texts.size >= mostTexts) texts.clear();
    texts.set(epochMs, text);
  }
  return text;
}

/** The queries of a page speak of the same few instants. */
const texts = new Map<number, string>();
const mostTexts = 1000;
