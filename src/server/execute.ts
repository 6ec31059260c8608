import { MetricsError } from "../query/index.ts";
import { busy, databaseError, isConnectionLost, isWorthAnotherTry } from "./databaseError.ts";
import { killersBeside } from "./killers.ts";
import type { Execute } from "./sqlAdapter.ts";

/** What is used of a connection of `mysql2/promise`. */
export interface Mysql2Connection {
  readonly threadId: number;
  execute(options: Mysql2Statement): Promise<[unknown, unknown]>;
  query(sql: string): Promise<[unknown, unknown]>;
  unprepare(options: Mysql2Statement): unknown;
  release(): void;
  destroy(): void;
}
interface Mysql2Statement {
  sql: string;
  values: (string | number | null)[];
  rowsAsArray: boolean;
  dateStrings: boolean;
  supportBigNumbers: boolean;
}
/** What is used of a pool of `mysql2/promise`. */
export interface Mysql2Pool {
  getConnection(): Promise<Mysql2Connection>;
}

export interface Mysql2ExecutorOptions {
  /**
   * Where `KILL QUERY` is sent from. Default: connections beside the pool, at most four, that are opened like the pool's own
   * while there is something to kill.
   */
  readonly killPool?: Mysql2Pool;
  /** How long to wait for a free connection before the call ends as `rate-limited`. Default 10 000. */
  readonly acquireTimeoutMs?: number;
}

type Rows = readonly (readonly unknown[])[];

/** Statements kept prepared on a connection; the server has 16 382 for all of them. */
const preparedPerConnection = 64;
const killAgainMs = 250;
/** How long an aborted statement, killed again and again, has to end before its connection is taken for dead. */
const endGraceMs = 2000;
/** Modes in which the server changes values on the way out or in. */
const distortingModes = ["PAD_CHAR_TO_FULL_LENGTH", "EMPTY_STRING_IS_NULL"];

/**
 * Runs statements over a pool of `mysql2/promise`: prepared, in UTC, and killed on the server when they are aborted.
 * It sets the time zone of the pool's sessions, and on MariaDB takes ONLY_FULL_GROUP_BY from their `sql_mode`, so give it
 * a pool of its own, with `queueLimit` set.
 */
export function mysql2Executor(
  pool: Mysql2Pool,
  { killPool = killersBeside(pool), acquireTimeoutMs = 10_000 }: Mysql2ExecutorOptions = {},
): Execute {
  const prepared = new WeakMap<object, Set<string>>();

  const attempt = async (statement: Parameters<Execute>[0], signal: AbortSignal | undefined): Promise<Rows> => {
    const connection = await acquire(pool, { signal, acquireTimeoutMs });
    let usable = true;
    try {
      const session = sessionOf(connection);
      let texts = prepared.get(session);
      if (texts === undefined) {
        await endedInTime(openSession(connection), signal);
        prepared.set(session, (texts = new Set()));
      }
      if (statement.holdsValues !== true) forgetOldest(connection, texts, statement.sql);
      return await runKillable(connection, statement, { signal, killPool });
    } catch (thrown) {
      usable = !(thrown instanceof FellSilent) && !isConnectionLost(thrown);
      throw thrown;
    } finally {
      if (usable && statement.holdsValues === true) connection.unprepare(optionsOf(statement.sql));
      if (usable) connection.release();
      else connection.destroy();
    }
  };

  const execute: Execute = async (statement, { signal }) => {
    try {
      return await attempt(statement, signal).catch((thrown: unknown) => {
        if (signal?.aborted === true || !isWorthAnotherTry(thrown)) throw thrown;
        return attempt(statement, signal);
      });
    } catch (thrown) {
      throw signal?.aborted === true ? aborted() : databaseError(thrown, statement.values);
    }
  };
  const source = databaseOf(pool);
  return source === null ? execute : Object.assign(execute, { source });
}

/** Null where the pool does not tell. */
function databaseOf(pool: Mysql2Pool): string | null {
  const core = (pool as { readonly pool?: { readonly config?: { readonly connectionConfig?: { readonly [name: string]: unknown } } } }).pool;
  const config = core?.config?.connectionConfig;
  if (config === undefined) return null;
  return JSON.stringify(["socketPath", "host", "port", "user", "database"].map((name) => config[name] ?? null));
}

function optionsOf(sql: string, values: readonly (string | number | null)[] = []): Mysql2Statement {
  return { sql, values: [...values], rowsAsArray: true, dateStrings: true, supportBigNumbers: true };
}

/** mysql2/promise wraps the same connection anew each time that the pool lends it. */
function sessionOf(connection: Mysql2Connection): object {
  const inner = (connection as { readonly connection?: unknown }).connection;
  return typeof inner === "object" && inner !== null ? inner : connection;
}

async function acquire(
  pool: Mysql2Pool,
  { signal, acquireTimeoutMs }: { readonly signal: AbortSignal | undefined; readonly acquireTimeoutMs: number },
): Promise<Mysql2Connection> {
  if (signal?.aborted === true) throw aborted();
  const lent = pool.getConnection();
  return new Promise((resolve, reject) => {
    let waiting = true;
    const giveUp = (error: MetricsError) => {
      waiting = false;
      settle();
      reject(error);
    };
    const onAbort = () => giveUp(aborted());
    const timer = setTimeout(() => giveUp(busy("no connection to the database became free")), acquireTimeoutMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    lent.then(
      (connection) => {
        settle();
        if (waiting) resolve(connection);
        else connection.release();
      },
      (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

/** The connection gives neither an answer nor an error, and no kill helps: a firewall forgot it, its host is gone. */
class FellSilent extends Error {}

/** `work`, or `FellSilent` a grace after the signal, at which `onAbort` is told what will say so. */
async function endedInTime<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: (silent: Promise<never>) => void = () => {},
): Promise<T> {
  if (signal === undefined) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begin = () => {};
  const silent = new Promise<never>((_, reject) => {
    begin = () => {
      timer = setTimeout(() => reject(new FellSilent()), endGraceMs);
      onAbort(silent);
    };
  });
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  try {
    return await Promise.race([work, silent]);
  } finally {
    signal.removeEventListener("abort", begin);
    clearTimeout(timer);
  }
}

/** TIMESTAMP columns are read in the session's zone; DATETIME is not. */
async function openSession(connection: Mysql2Connection): Promise<void> {
  // ClickHouse passes over a variable that it does not know only where it is written with @@.
  await connection.query("SET @@SESSION.time_zone = '+00:00'");
  const [rows] = await connection.execute(optionsOf("SELECT @@SESSION.sql_mode, VERSION()"));
  const [sqlMode, version] = (rows as Rows)[0] ?? [];
  // It names modes that it does not heed.
  if (/^\d+(?:\.\d+){3}/.test(String(version))) return;
  const modes = String(sqlMode ?? "").split(",");
  const distorting = distortingModes.find((mode) => modes.includes(mode));
  if (distorting !== undefined) {
    throw new MetricsError("unsupported", `the database's sql_mode has ${distorting}, which changes texts; take it out`);
  }
  // What the server or a proxy sets for its own users would cut answers without a word.
  await connection.query("SET @@SESSION.sql_select_limit = 18446744073709551615");
  const [sets] = await connection.execute(optionsOf("SELECT @@SESSION.character_set_client, @@SESSION.character_set_connection, @@SESSION.character_set_results"));
  const other = (sets as Rows)[0]?.find((set) => set !== null && set !== "utf8mb4");
  if (other !== undefined) {
    throw new MetricsError("unsupported", `the connection speaks ${String(other)}, in which texts of different rows are one; leave out the pool's charset, or make it utf8mb4`);
  }
  // With it MariaDB refuses a sum over a table that is read through a policy when the prepared statement runs again.
  if (!modes.includes("ONLY_FULL_GROUP_BY") || !/mariadb/i.test(String(version))) return;
  await connection.query(`SET SESSION sql_mode = '${modes.filter((mode) => mode !== "ONLY_FULL_GROUP_BY").join()}'`);
}

function forgetOldest(connection: Mysql2Connection, texts: Set<string>, sql: string): void {
  texts.delete(sql);
  texts.add(sql);
  const [oldest] = texts;
  if (texts.size <= preparedPerConnection || oldest === undefined) return;
  texts.delete(oldest);
  connection.unprepare(optionsOf(oldest));
}

/** The connection may not be lent again before the query and its kill have both ended: a late kill would hit another. */
async function runKillable(
  connection: Mysql2Connection,
  { sql, values }: Parameters<Execute>[0],
  { signal, killPool }: { readonly signal: AbortSignal | undefined; readonly killPool: Mysql2Pool },
): Promise<Rows> {
  if (signal?.aborted === true) throw aborted();
  const running = connection.execute(optionsOf(sql, values)).then(([rows]) => rows as Rows);
  if (signal === undefined) return running;
  let killing: Promise<"killed" | "left"> | undefined;
  const bothEnded = async () => {
    try {
      const rows = await running;
      // MySQL answers when it kills a statement that sleeps.
      if ((await killing) === "killed") throw aborted();
      return rows;
    } finally {
      await killing;
    }
  };
  return endedInTime(bothEnded(), signal, (silent) => {
    killing = killUntilEnded(connection.threadId, { running, silent, killPool });
  });
}

/** Again and again: a kill that falls between preparing and executing hits nothing. The killer may fall silent, too. */
async function killUntilEnded(
  threadId: number,
  { running, silent, killPool }: { readonly running: Promise<unknown>; readonly silent: Promise<never>; readonly killPool: Mysql2Pool },
): Promise<"killed" | "left"> {
  const ended = running.then(
    () => "ended" as const,
    () => "ended" as const,
  );
  const lent = killPool.getConnection();
  const killer = await Promise.race([lent, ended, silent]).catch(() => "unreachable" as const);
  if (typeof killer === "string") {
    lent.then(
      (late) => late.release(),
      () => {},
    );
    return "left";
  }
  try {
    do await Promise.race([killer.query(`KILL QUERY ${threadId}`), silent]);
    while ((await Promise.race([ended, silent, after(killAgainMs)])) !== "ended");
    killer.release();
  } catch {
    killer.destroy();
  }
  return "killed";
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function aborted(): MetricsError {
  return new MetricsError("aborted", "the query was cancelled");
}
