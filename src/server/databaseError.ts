import { MetricsError } from "../query/index.ts";

/** What drivers put on the errors they throw. */
interface DriverError {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly sqlState?: unknown;
  readonly fatal?: unknown;
  readonly message?: unknown;
  readonly sqlMessage?: unknown;
}

/**
 * Errors whose text names tables and columns and never a value: unknown table, column, database, missing right. Numbers
 * below 1000 are ClickHouse's; a setting that its user may not change is among them.
 */
const nameOnly: ReadonlySet<unknown> = new Set([1044, 1045, 1049, 1054, 1142, 1143, 1146, 60, 81, 115, 164, 452, 497, 516]);
const unknownCollation = 1273;
/** A text does not fit the character set of the column that it is compared with. */
const unfitText: ReadonlySet<unknown> = new Set([1267, 1270, 1271, 1300, 1366, 3854, 3988]);
/** `max_allowed_packet`, and more values than the protocol binds. */
const tooLong: ReadonlySet<unknown> = new Set([1153, 1390, 167, 168]);
/** `max_query_size`, which ClickHouse tells as a fault of syntax. */
const isCutOff = ({ errno, message }: DriverError) => errno === 62 && /Max query size exceeded/i.test(String(message));
/** Memory, rows or bytes of a query, which ClickHouse limits. */
const tooMuch: ReadonlySet<unknown> = new Set([158, 241, 307, 396]);
/** DECIMAL_OVERFLOW of ClickHouse: the year 9999 beside a column of nanoseconds, which ends in 2262. */
const beyondColumn = 407;
const timedOut: ReadonlySet<unknown> = new Set([3024, 1969, 159, 160]);
/** The server gave way to another transaction: a deadlock, a lock that was waited for too long. */
const gaveWay: ReadonlySet<unknown> = new Set([1213, 1205]);
const tooBusy: ReadonlySet<unknown> = new Set([1040, 1203, 1226, 202]);
const lostCodes: ReadonlySet<unknown> = new Set([
  "PROTOCOL_CONNECTION_LOST",
  "ECONNRESET",
  "EPIPE",
  "ER_SERVER_SHUTDOWN",
  "ER_NORMAL_SHUTDOWN",
  "ER_CONNECTION_KILLED",
  "ER_CLIENT_INTERACTION_TIMEOUT",
]);

/** The collations of two columns that the server does not compare; null of any other error. */
export function mixedCollations(thrown: unknown): readonly string[] | null {
  const { errno, sqlMessage } = (thrown instanceof MetricsError ? (thrown.cause ?? {}) : thrown) as DriverError;
  const [, ...collations] = (errno === 1267 && /\((\w+),IMPLICIT\) and \((\w+),IMPLICIT\)/.exec(String(sqlMessage))) || [];
  return collations.length === 0 ? null : collations;
}

/** Whether the connection went away under the statement, so that another one may answer. */
export function isConnectionLost(thrown: unknown): boolean {
  const { code, fatal, message } = thrown as DriverError;
  if (lostCodes.has(code) || /closed state/.test(String(message))) return true;
  return fatal === true && code !== "ECONNREFUSED" && !saidByServer(thrown as DriverError);
}

/** Whether the same statement may well succeed at once: it was not at fault, and it changed nothing. */
export function isWorthAnotherTry(thrown: unknown): boolean {
  return isConnectionLost(thrown) || gaveWay.has((thrown as DriverError).errno);
}

/**
 * An error of the driver in our words. Its own text may hold values of the query and goes no further than `cause`.
 * @param values that the statement bound
 */
export function databaseError(thrown: unknown, values: readonly unknown[] = []): MetricsError {
  if (thrown instanceof MetricsError) return thrown;
  const { code, errno, message, sqlMessage } = thrown as DriverError;
  const cause = { cause: thrown };
  if (timedOut.has(errno)) {
    return new MetricsError("timeout", "the database ended the query for its time; narrow the range or add an index", cause);
  }
  if (tooBusy.has(errno) || /queue limit reached|no connections available/i.test(String(message))) {
    return busy("the database's connections are all taken", cause);
  }
  if (gaveWay.has(errno)) return new MetricsError("unavailable", "the database's rows are locked; try again in a moment", cause);
  if (isConnectionLost(thrown) || !saidByServer(thrown as DriverError)) {
    return new MetricsError("unavailable", `the database cannot be reached (${errorName(code)}); is it running?`, cause);
  }
  if (errno === unknownCollation) {
    const remedy = "is it MariaDB under mysql(), or MySQL under mariadb()?";
    return new MetricsError("unsupported", `the database does not know the dialect's collation; ${remedy}`, cause);
  }
  if (errno === beyondColumn) {
    return new MetricsError("invalid-query", "a time or a number that is asked for is beyond what its column can be compared with", cause);
  }
  if (tooMuch.has(errno)) return new MetricsError("too-large", "the query needs more than the database lets it take; ask for less at once", cause);
  if (tooLong.has(errno) || isCutOff(thrown as DriverError)) {
    const remedy = "ask for shorter lists, or for fewer metrics, comparisons or buckets at once";
    return new MetricsError("too-large", `the statement has more values than the database reads at once; ${remedy}`, { ...cause, path: "where" });
  }
  const mixed = mixedCollations(thrown);
  if (mixed !== null) {
    const remedy = "give both columns one collation, and where they are a key and a link, bind both with `text: true`";
    const message = `the database does not compare texts of the collations ${mixed.join(" and ")}; ${remedy}`;
    return new MetricsError("unavailable", message, { ...cause, retryable: false });
  }
  if (unfitText.has(errno) && values.some((value) => typeof value === "string" && /[^\0-\x7f]/.test(value))) {
    const message = "a text that is asked for has characters that its column cannot hold, so that no row has it; leave it out";
    return new MetricsError("invalid-query", message, { ...cause, path: "where" });
  }
  const said = nameOnly.has(errno) ? `: ${String(sqlMessage)}` : "";
  const refusal = `the database refused the statement (${errorName(code)})${said}; check binding and rights`;
  return new MetricsError("unavailable", refusal, { ...cause, retryable: false });
}

/** The system's own error numbers are small or negative; so are ClickHouse's, which come with a state. */
function saidByServer({ errno, sqlState }: DriverError): boolean {
  return typeof errno === "number" && (errno >= 1000 || (errno > 0 && typeof sqlState === "string" && sqlState !== ""));
}

export function busy(what: string, options: { readonly cause?: unknown } = {}): MetricsError {
  return new MetricsError("rate-limited", `${what}; try again in a moment`, { ...options, retryAfterMs: 1000 });
}

function errorName(code: unknown): string {
  return typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "unknown error";
}
