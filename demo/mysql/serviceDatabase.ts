import { createPool, type RowDataPacket } from "mysql2/promise";
import type { ItemStore } from "../../src/query/index.ts";
import { mariadb, migrateItems, mysql, mysql2Executor, mysqlItems, sqlAdapter } from "../../src/server/index.ts";
import { serviceCatalog } from "../catalog.ts";
import { serviceBinding } from "./binding.ts";
import { explainMysqlError, parseMysqlUrl } from "./connect.ts";

/**
 * The service over the tables that `npm run demo:load` filled.
 *
 * @throws Error where the server cannot be reached or the tables are not there, with what to do.
 */
export async function openServiceDatabase(url: string | undefined) {
  const address = parseMysqlUrl(url);
  const pool = createPool({ uri: address.href, connectionLimit: 8, queueLimit: 200, connectTimeout: 5_000 });
  try {
    const version = await versionOf(pool);
    const dialect = /mariadb/i.test(version) ? mariadb() : mysql();
    const adapter = sqlAdapter({
      catalog: serviceCatalog,
      binding: serviceBinding,
      dialect,
      execute: mysql2Executor(pool),
    });
    const [number = version] = version.split("-");
    const source = `${dialect.name === "mariadb" ? "MariaDB" : "MySQL"} ${number}`;
    return { adapter, items: itemsIn(pool), source, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw explainMysqlError(error, address);
  }
}

async function versionOf(pool: ReturnType<typeof createPool>): Promise<string> {
  const [tables] = await pool.query<RowDataPacket[]>("SHOW TABLES LIKE 'tickets'");
  if (tables.length === 0) {
    throw new Error("metricdeck: the database of METRICDECK_MYSQL_URL has no tickets; fill it first: npm run demo:load");
  }
  const [rows] = await pool.query<RowDataPacket[]>("SELECT VERSION() AS version");
  return String(rows[0]?.["version"]);
}

/** What people write, in the same database; its table is made when somebody first asks for it. */
function itemsIn(pool: ReturnType<typeof createPool>): ItemStore {
  const items = mysqlItems({ pool });
  let made: Promise<unknown> | null = null;
  return {
    transact: async (work) => {
      made ??= migrateItems({ pool });
      await made.catch((error: unknown) => {
        made = null;
        throw error;
      });
      return items.transact(work);
    },
  };
}
