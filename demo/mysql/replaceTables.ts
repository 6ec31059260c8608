import type { Connection, RowDataPacket } from "mysql2/promise";
import { createTableSql, demoComment, type TableSchema } from "./schema.ts";

/**
 * Drops and creates tables in the connection's database.
 *
 * @throws Error where a table of one of these names was not created by the demo: it stays as it is, and so do the others.
 */
export async function replaceTables(connection: Connection, schemas: readonly TableSchema[]): Promise<void> {
  const [existing] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name, table_comment AS comment FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  const names = new Set(schemas.map(({ name }) => name));
  const foreign = existing.filter(({ name, comment }) => names.has(String(name)) && comment !== demoComment);
  if (foreign.length > 0) {
    const list = foreign.map(({ name }) => String(name)).join(", ");
    throw new Error(
      `metricdeck: the database already has tables of its own with the demo's names (${list}); ` +
        "nothing was changed. Name an empty database in METRICDECK_MYSQL_URL",
    );
  }
  for (const schema of schemas) {
    await connection.query(`DROP TABLE IF EXISTS ${schema.name}`);
    await connection.query(createTableSql(schema));
  }
}
