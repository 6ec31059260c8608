import { MetricsError } from "../../query/index.ts";
import type { Mysql2Pool } from "../execute.ts";
import { alertSchema } from "./alertSchema.ts";
import type { AlertStore } from "./alertStore.ts";
import { mysqlAlertRows } from "./mysqlAlertRows.ts";
import { inTransaction } from "./mysqlSession.ts";

export interface MysqlAlertStoreOptions {
  /** Of `mysql2/promise`. Two connections are enough. */
  readonly pool: Mysql2Pool;
  /** What the tables' names begin with. Default `metricdeck_alert_`. */
  readonly prefix?: string;
}

/**
 * An alert service's rows in MySQL or MariaDB, in the tables of `alertSchema`. The tables have to be there:
 * `migrateAlertStore` makes them.
 */
export function mysqlAlertStore({ pool, prefix = "metricdeck_alert_" }: MysqlAlertStoreOptions): AlertStore {
  requirePrefix(prefix);
  return { transact: (work) => inTransaction(pool, (run) => work(mysqlAlertRows(run, prefix))) };
}

/**
 * Makes the tables, and changes those of an older version; what is there already stays. Several processes may do so at
 * once. It needs the right to create tables, which the service itself does not.
 * @returns the version of the tables
 */
export async function migrateAlertStore({ pool, prefix = "metricdeck_alert_" }: MysqlAlertStoreOptions): Promise<number> {
  requirePrefix(prefix);
  const table = `${prefix}schema`;
  return inTransaction(pool, async (run) => {
    await run(`CREATE TABLE IF NOT EXISTS ${table} (version INT NOT NULL PRIMARY KEY) ENGINE=InnoDB`);
    const [[kept] = []] = await run(`SELECT MAX(version) FROM ${table}`);
    const steps = alertSchema(prefix).filter(({ version }) => version > Number(kept ?? 0));
    for (const { version, statements } of steps) {
      for (const statement of statements) await run(statement);
      await run(`INSERT IGNORE INTO ${table} (version) VALUES (?)`, [version]);
    }
    return steps.at(-1)?.version ?? Number(kept ?? 0);
  });
}

export function requirePrefix(prefix: string): void {
  if (/^[A-Za-z0-9_]{1,40}$/.test(prefix)) return;
  throw new MetricsError("invalid-query", `"${prefix}" cannot begin a table's name; use letters, digits and _`, { path: "prefix" });
}
