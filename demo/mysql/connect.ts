import { createConnection, type Connection } from "mysql2/promise";

const causes: { readonly [code: string]: string } = {
  ECONNREFUSED: "no server answers there; is it running, and is the port right?",
  ENOTFOUND: "there is no such host",
  ETIMEDOUT: "it did not answer in time",
  ER_ACCESS_DENIED_ERROR: "the server refuses this user or password",
  ER_DBACCESS_DENIED_ERROR: "this user has no rights on the database; GRANT ALL ON it to them",
  ER_BAD_DB_ERROR: "the server has no such database; create it: CREATE DATABASE name CHARACTER SET utf8mb4",
  ER_TABLEACCESS_DENIED_ERROR: "this user may not create, drop or fill tables; GRANT ALL ON the database to them",
};

/**
 * One connection to the database that `url` (mysql://user:password@host:port/database) names, in UTC, strict, with
 * backslashes as plain characters: what `sqlLiteral` relies on.
 *
 * @throws Error naming the server (never the password) and what to do.
 */
export async function connectMysql(url: string | undefined): Promise<Connection> {
  const address = parseMysqlUrl(url);
  try {
    const connection = await createConnection({ uri: address.href, charset: "utf8mb4_bin", connectTimeout: 10_000 });
    await connection.query("SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES'");
    return connection;
  } catch (error) {
    throw explainMysqlError(error, address);
  }
}

/** An error of the driver in words, with the server and database it came from; other errors as they are. */
export function explainMysqlError(error: unknown, { host, pathname }: URL): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const cause = causes[String(error.code)] ?? error.message;
  const place = `the database ${pathname.slice(1)} at ${host}`;
  return new Error(`metricdeck: cannot use ${place} (${String(error.code)}): ${cause}`, { cause: error });
}

export function parseMysqlUrl(url: string | undefined): URL {
  const form = "mysql://user:password@host:3306/database";
  if (url === undefined || url === "") throw new Error(`metricdeck: METRICDECK_MYSQL_URL is not set; set it to ${form}`);
  if (!URL.canParse(url)) throw new Error(`metricdeck: METRICDECK_MYSQL_URL is no URL; write it as ${form}`);
  const address = new URL(url);
  if (!["mysql:", "mariadb:"].includes(address.protocol)) {
    throw new Error(`metricdeck: METRICDECK_MYSQL_URL begins with "${address.protocol}"; write it as ${form}`);
  }
  if (address.pathname.length < 2) {
    throw new Error(`metricdeck: METRICDECK_MYSQL_URL names no database; write it as ${form}`);
  }
  return address;
}
