import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "./cliError.ts";
import type { Ask } from "./schema.ts";

interface Driver {
  readonly createPool: (options: {
    uri: string;
    connectionLimit: number;
    dateStrings: boolean;
    supportBigNumbers: boolean;
  }) => Pool;
}
interface Pool {
  query(sql: string, values?: unknown): Promise<[unknown, unknown]>;
  end(): Promise<void>;
}

export interface Database {
  readonly ask: Ask;
  readonly close: () => Promise<void>;
}

/** Opens a database with the mysql2 of the folder that the command runs in. */
export async function openDatabase(url: string, folder: string): Promise<Database> {
  if (!url.startsWith("mysql://") || !URL.canParse(url)) {
    throw new CliError(`"${withoutPassword(url)}" is no database; write mysql://user:password@host:3306/name`);
  }
  if (new URL(url).pathname.length < 2) {
    throw new CliError(`${withoutPassword(url)} names no database; end it with /name`);
  }
  const { createPool } = await driverIn(folder);
  const pool = createPool({ uri: url, connectionLimit: 2, dateStrings: true, supportBigNumbers: true });
  const said = (thrown: unknown) =>
    thrown instanceof Error ? thrown.message || (thrown as { code?: string }).code : String(thrown);
  const ask: Ask = async (sql, values = []) => {
    try {
      return (await pool.query(sql, values))[0] as Record<string, unknown>[];
    } catch (cause) {
      throw new CliError(`the database ${withoutPassword(url)} says: ${said(cause)}`, { cause });
    }
  };
  try {
    await ask("SELECT 1");
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
  return { ask, close: () => pool.end() };
}

async function driverIn(folder: string): Promise<Driver> {
  const name = "mysql2/promise";
  try {
    const path = createRequire(join(folder, "package.json")).resolve(name);
    const loaded = (await import(pathToFileURL(path).href)) as Partial<Driver> & { readonly default?: Driver };
    return loaded.createPool === undefined ? (loaded.default as Driver) : (loaded as Driver);
  } catch (cause) {
    throw new CliError(`mysql2 is not installed in ${folder}; run npm install mysql2`, { cause });
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1:…@");
}
