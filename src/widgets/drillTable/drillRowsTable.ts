import type { Messages } from "../../i18n/messages.ts";
import type { CellNumber } from "../../query/result.ts";
import type { TableColumn, TableModel } from "../frame/tableModel.ts";
import type { DrillRow, DrillTableModel } from "./drillTableModel.ts";

/** Rows that are there as a table: what each is called, level by level, and its numbers in the order of `indexes`. */
export function drillRowsTable(
  { columns, levels }: DrillTableModel,
  rows: readonly DrillRow[],
  indexes: readonly number[],
  { states }: Pick<Messages, "states">,
): TableModel {
  const depth = Math.max(1, ...rows.map(({ labels }) => labels.length));
  const names = Array.from({ length: depth }, (_, level): TableColumn => {
    const label = levels[level]?.label ?? "";
    return { name: `level${level}`, label, role: "row", values: rows.map((row) => nameAt(row, level, states.hidden)), format: String };
  });
  const numbers = indexes.flatMap((index): readonly TableColumn[] => {
    const column = columns[index];
    if (column === undefined || column.part === "trend") return [];
    const cells = rows.map((row) => row.cell(index));
    const masked = new Set(cells.flatMap((cell, row) => (cell?.state === "masked" ? [row] : [])));
    const { id, label, above, unit, isDecimal } = column;
    return [
      {
        name: id,
        label: [...above, label].join(" "),
        role: "value",
        values: cells.map((cell) => cell?.value ?? null),
        unit,
        masked,
        ...(isDecimal && { decimal: true }),
        format: (value) => column.formatExact(value as CellNumber | null),
      },
    ];
  });
  return { caption: "", columns: [...names, ...numbers], rowCount: rows.length };
}

function nameAt({ labels, label, isMasked, kind }: DrillRow, level: number, hidden: string): string {
  const isOwn = level === labels.length - 1;
  if (isMasked && isOwn) return hidden;
  if (labels.length === 0) return level === 0 && kind === "total" ? label : "";
  return labels[level] ?? "";
}
