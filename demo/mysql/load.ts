import type { Connection } from "mysql2/promise";
import type { ServiceData, ServiceRows } from "../data/tables.ts";
import { insertRows, type SqlValue } from "./insertRows.ts";
import { replaceTables } from "./replaceTables.ts";
import { serviceSchema } from "./schema.ts";

export interface LoadedTable {
  name: string;
  rows: number;
}

/** Replaces the service's tables in the connection's database by `data`. Use a connection of `connectMysql`. */
export async function loadServiceData(
  connection: Connection,
  data: ServiceData,
  { onProgress = () => {} }: { onProgress?: (done: number, total: number) => void } = {},
): Promise<LoadedTable[]> {
  const tables = (Object.keys(serviceSchema) as (keyof ServiceRows)[]).map((table) => {
    const values: { readonly [column: string]: readonly SqlValue[] } = data[table];
    return { schema: serviceSchema[table], values, rows: Object.values(values)[0]?.length ?? 0 };
  });
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  await replaceTables(connection, tables.map(({ schema }) => schema));

  let done = 0;
  for (const { schema, values } of tables) {
    await insertRows(connection, schema, values, {
      onRows(count) {
        done += count;
        onProgress(done, total);
      },
    });
  }
  await connection.query(`ANALYZE TABLE ${tables.map(({ schema }) => schema.name).join(", ")}`);
  return tables.map(({ schema, rows }) => ({ name: schema.name, rows }));
}
