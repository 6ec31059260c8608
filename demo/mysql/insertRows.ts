import type { Connection } from "mysql2/promise";
import { snakeCase, type TableSchema } from "./schema.ts";

export type SqlValue = string | number | boolean | null;

const rowsPerInsert = 2000;

/** Fills a table from columns of values, 2 000 rows a statement. `onRows` hears how many each statement wrote. */
export async function insertRows(
  connection: Connection,
  { name, columns }: TableSchema,
  values: { readonly [column: string]: readonly SqlValue[] },
  { onRows = () => {} }: { onRows?: (count: number) => void } = {},
): Promise<void> {
  const names = Object.keys(columns);
  const sources = names.map((column) => {
    const source = values[column];
    if (source === undefined) throw new Error(`metricdeck: the data for table ${name} has no column "${column}"`);
    return { source, isTime: columns[column]?.startsWith("DATETIME") ?? false };
  });
  const count = sources[0]?.source.length ?? 0;
  for (let from = 0; from < count; from += rowsPerInsert) {
    const to = Math.min(count, from + rowsPerInsert);
    const rows: string[] = [];
    for (let row = from; row < to; row += 1) {
      const cells = sources.map(({ source, isTime }) => sqlLiteral(source[row] ?? null, { isTime }));
      rows.push(`(${cells.join(",")})`);
    }
    await connection.query(`INSERT INTO ${name} (${names.map(snakeCase).join(", ")}) VALUES ${rows.join(",")}`);
    onRows(to - from);
  }
}

/** A value as SQL text, for a session in which a backslash is a plain character. Times: epoch ms or SQL text. */
export function sqlLiteral(value: SqlValue, { isTime = false } = {}): string {
  if (value === null) return "NULL";
  if (isTime && typeof value === "number") return `'${new Date(value).toISOString().slice(0, 19).replace("T", " ")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
