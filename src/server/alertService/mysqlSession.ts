import { setTimeout as sleep } from "node:timers/promises";
import { MetricsError } from "../../query/index.ts";
import { databaseError, isConnectionLost, isWorthAnotherTry } from "../databaseError.ts";
import type { Mysql2Connection, Mysql2Pool } from "../execute.ts";

export type Value = string | number | null;
export type Row = readonly unknown[];
/** Runs one prepared statement; rows as arrays. */
export type Run = (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;

const tries = 4;

/**
 * Work in one transaction, committed at its end. It is done again where the database gave way to another one or the
 * connection was lost, so that it has to read anew what it writes.
 * @throws MetricsError in the words of `databaseError`, or what `work` throws
 */
export async function inTransaction<T>(pool: Mysql2Pool, work: (run: Run) => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await once(pool, work);
    } catch (thrown) {
      if (left === 0 || !isWorthAnotherTry(thrown)) throw isDrivers(thrown) ? databaseError(thrown) : thrown;
      await sleep(20 * (tries - left));
    }
  }
}

function isDrivers(thrown: unknown): boolean {
  return !(thrown instanceof MetricsError) && thrown instanceof Error && "code" in thrown;
}

async function once<T>(pool: Mysql2Pool, work: (run: Run) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  let isUsable = false;
  try {
    // Locks on rows that are there, none on the gaps between them.
    await connection.query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
    await connection.query("START TRANSACTION");
    const result = await work(runOn(connection));
    await connection.query("COMMIT");
    isUsable = true;
    return result;
  } catch (thrown) {
    isUsable = !isConnectionLost(thrown) && (await isRolledBack(connection));
    throw thrown;
  } finally {
    if (isUsable) connection.release();
    else connection.destroy();
  }
}

async function isRolledBack(connection: Mysql2Connection): Promise<boolean> {
  return connection.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}

function runOn(connection: Mysql2Connection): Run {
  return async (sql, values = []) => {
    const [rows] = await connection.execute({ sql, values: [...values], rowsAsArray: true, dateStrings: true, supportBigNumbers: true });
    return Array.isArray(rows) ? (rows as readonly Row[]) : [];
  };
}

/** `?, ?, ?` */
export function placeholders(count: number): string {
  return Array.from({ length: count }, () => "?").join(", ");
}
