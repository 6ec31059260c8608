import { createPool } from "mysql2/promise";
import type { Pool, PoolOptions } from "mysql2/promise";
import { supportTables } from "./supportBinding.ts";

export interface SupportDatabase {
  readonly pool: Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** A fresh database of its own in the shared server, with the tables of `supportBinding`, empty. */
export async function supportDatabase(serverUrl: string, name: string, options: PoolOptions = {}): Promise<SupportDatabase> {
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const admin = createPool({ uri: serverUrl, connectionLimit: 1 });
  await admin.query(`DROP DATABASE IF EXISTS ${name}`);
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await admin.end();
  const pool = createPool({ uri: address.href, connectionLimit: 4, ...options });
  for (const table of supportTables) await pool.query(table);
  return { pool, url: address.href, close: () => pool.end() };
}
