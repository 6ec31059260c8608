import type { TableColumn, TableModel } from "./tableModel.ts";

/** The table with what is noted of its rows as a column of its own, where anything is. */
export function withNotes({ columns, ...table }: TableModel, label: string): TableModel {
  const values = Array.from({ length: table.rowCount }, (_, row) => columns.flatMap(({ note }) => note?.(row) ?? []).join(" · ") || null);
  const notes: TableColumn = { name: "$notes", label, role: "value", values, format: String };
  return { ...table, columns: values.some((note) => note !== null) ? [...columns, notes] : columns };
}
