import type { Items, ItemStore } from "../../query/stored/itemStore.ts";
import { requirePrefix } from "../alertService/mysqlAlertStore.ts";
import { inTransaction } from "../alertService/mysqlSession.ts";
import type { Run, Value } from "../alertService/mysqlSession.ts";
import type { Mysql2Pool } from "../execute.ts";
import { itemSchema } from "./itemSchema.ts";

export interface MysqlItemsOptions {
  /** Of `mysql2/promise`. */
  readonly pool: Mysql2Pool;
  /** What the tables' names begin with. Default `metricdeck_`. */
  readonly prefix?: string;
}

/**
 * Keeps cockpits, annotations and comments in MySQL or MariaDB, in the table of `itemSchema`, for `storedCockpits`,
 * `storedAnnotations` and `storedComments`. The table has to be there: `migrateItems` makes it.
 */
export function mysqlItems({ pool, prefix = "metricdeck_" }: MysqlItemsOptions): ItemStore {
  requirePrefix(prefix);
  return {
    transact: (work) =>
      inTransaction(pool, async (run) => {
        const { items, end } = itemsOf(run, `${prefix}item`);
        const result = await work(items);
        await end();
        return result;
      }),
  };
}

/**
 * Makes the table; what is there already stays. Several processes may do so at once. It needs the right to create tables,
 * which the server itself does not.
 * @returns the version of the tables
 */
export async function migrateItems({ pool, prefix = "metricdeck_" }: MysqlItemsOptions): Promise<number> {
  requirePrefix(prefix);
  return inTransaction(pool, async (run) => {
    await run(`CREATE TABLE IF NOT EXISTS ${prefix}item_schema (version INT NOT NULL PRIMARY KEY) ENGINE=InnoDB`);
    const [[kept] = []] = await run(`SELECT MAX(version) FROM ${prefix}item_schema`);
    const steps = itemSchema(prefix).filter(({ version }) => version > Number(kept ?? 0));
    for (const { version, statements } of steps) {
      for (const statement of statements) await run(statement);
      await run(`INSERT IGNORE INTO ${prefix}item_schema (version) VALUES (?)`, [version]);
    }
    return steps.at(-1)?.version ?? Number(kept ?? 0);
  });
}

function itemsOf(run: Run, table: string): { readonly items: Items; readonly end: () => Promise<void> } {
  /** Ids that nobody else may take meanwhile, though there is nothing under them yet. */
  const empty = new Map<string, readonly [kind: string, id: string]>();
  const read = async (kind: string, id: string, lock = ""): Promise<unknown> => {
    const [row] = await run(`SELECT document FROM ${table} WHERE kind = ? AND id = ?${lock}`, [kind, id]);
    return row === undefined ? null : (JSON.parse(String(row[0])) as unknown);
  };
  const items: Items = {
    get: (kind, id) => read(kind, id),
    lock: async (kind, id) => {
      // Not IGNORE, which shares the lock of a row that is there: two who share one cannot both have it alone.
      await run(`INSERT INTO ${table} (kind, id, group_key, document) VALUES (?, ?, '', 'null') ON DUPLICATE KEY UPDATE kind = kind`, [kind, id]);
      const found = await read(kind, id, " FOR UPDATE");
      if (found === null) empty.set(keyOf(kind, id), [kind, id]);
      return found;
    },
    list: async (kind, { group, span } = {}) => {
      const values: Value[] = [kind, ...(group === undefined ? [] : [group]), ...(span === undefined ? [] : [span.to, span.from])];
      const where = [
        "kind = ? AND document <> 'null'",
        ...(group === undefined ? [] : ["group_key = ?"]),
        ...(span === undefined ? [] : ["(from_ms IS NULL OR (from_ms < ? AND to_ms > ?))"]),
      ];
      const rows = await run(`SELECT document FROM ${table} WHERE ${where.join(" AND ")} ORDER BY id`, values);
      return rows.map(([document]) => JSON.parse(String(document)) as unknown);
    },
    put: async ({ kind, id, group, span, value }) => {
      empty.delete(keyOf(kind, id));
      const values = [group, span?.from ?? null, span?.to ?? null, JSON.stringify(value)];
      const set = "group_key = ?, from_ms = ?, to_ms = ?, document = ?";
      await run(`INSERT INTO ${table} SET kind = ?, id = ?, ${set} ON DUPLICATE KEY UPDATE ${set}`, [kind, id, ...values, ...values]);
    },
    remove: async (kind, id) => void (await run(`DELETE FROM ${table} WHERE kind = ? AND id = ?`, [kind, id])),
  };
  const end = async () => {
    for (const place of empty.values()) await run(`DELETE FROM ${table} WHERE kind = ? AND id = ? AND document = 'null'`, place);
  };
  return { items, end };
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}
