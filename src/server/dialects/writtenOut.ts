import { MetricsError } from "../../query/index.ts";
import type { SqlValue, Statement } from "../sql.ts";

/** The protocol counts them in two bytes. */
const mostPlaceholders = 65_535;
/** `max_allowed_packet` is 16 MiB or more unless the host lowers it. */
const longestText = 15 * 2 ** 20;

/** Texts, names and comments, in which a question mark is itself; what is left are places of values. */
const token = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`]|``)*`|\/\*[\s\S]*?\*\/|-- .*|#.*|\?/g;

/**
 * The statement with values in its text.
 * @param literal the text of a value, which must not end anything around it; null: it stays bound
 */
export function writtenOut({ sql, values }: Statement, literal: (value: SqlValue) => string | null): Statement {
  const bound: SqlValue[] = [];
  let next = 0;
  const text = sql.replace(token, (found) => {
    if (found !== "?") return found;
    const value = values[next] ?? null;
    next += 1;
    const written = literal(value);
    if (written === null) bound.push(value);
    return written ?? found;
  });
  if (next !== values.length) throw new TypeError(`metricdeck: a statement has ${next} places for ${values.length} values`);
  return { sql: text, values: bound, holdsValues: true };
}

/**
 * A statement of more values than MySQL's protocol binds, such as a long list that stands in each of many metrics, has
 * numbers and plain texts in its text: nothing in them means anything to the server, in any `sql_mode`. Of other texts
 * those that are too many to be bound are written as hex.
 * @throws MetricsError `too-large` where the text becomes longer than servers read
 */
export function withinPlaceholders(statement: Statement): Statement {
  const { length } = statement.values;
  if (length <= mostPlaceholders) return statement;
  let bound = 0;
  const written = writtenOut(statement, (value) => {
    const plain = plainLiteral(value);
    if (plain !== null) return plain;
    bound += 1;
    return bound <= mostPlaceholders ? null : `_utf8mb4 x'${hexOf(String(value))}'`;
  });
  if (written.sql.length <= longestText) return written;
  const remedy = "ask for shorter lists, or for fewer metrics, comparisons or buckets at once";
  throw new MetricsError("too-large", `the filters compare with ${length} values in all, more than the database reads at once; ${remedy}`, {
    path: "where",
  });
}

function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function plainLiteral(value: SqlValue): string | null {
  if (value === null) return "NULL";
  if (typeof value === "string") return /^[\w .:+-]*$/.test(value) ? `'${value}'` : null;
  // A number with a point alone would be an exact decimal, and is bound as a double.
  return Number.isSafeInteger(value) || String(value).includes("e") ? String(value) : `${value}e0`;
}
