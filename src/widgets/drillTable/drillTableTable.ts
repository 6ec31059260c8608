import { maskedText } from "../../react/maskedText.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import type { DrillRow, DrillTableModel } from "./drillTableModel.ts";

/** All rows that are open, each with its whole path: a column a level, the numbers, and the total last. */
export function drillTableTable(model: DrillTableModel, caption: string, { messages }: { readonly messages: Messages }): TableModel {
  const { levels, recordColumns, columns, rows, total } = model;
  const told = [...rows.there(), ...(total === null ? [] : [total])];
  const depth = Math.max(1, ...told.map(({ kind, labels }) => (kind === "record" ? 0 : labels.length)));
  const shown = levels.slice(0, depth);
  const text = (value: TableValue) => (value === null ? "" : String(value));
  const levelColumns = shown.map(
    ({ dimension, label }, at): TableColumn => ({
      name: dimension,
      label,
      role: "row",
      values: told.map(({ labels, kind }) => (kind === "record" && at >= labels.length - 1 ? null : (labels[at] ?? null))),
      format: text,
    }),
  );
  const records = told.some(({ kind }) => kind === "record") ? recordColumns : [];
  const recordTexts = records.map(
    ({ name, label }, at): TableColumn => ({
      name: `record:${name}`,
      label,
      role: at === 0 ? "row" : "value",
      values: told.map((row) => recordText(row, name, at)),
      format: text,
    }),
  );
  const values = columns.flatMap((column, at): readonly TableColumn[] => {
    const { id, part, above, label, unit, isDecimal, formatExact } = column;
    if (part === "trend") return [];
    const cells = told.map((row) => row.cell(at));
    const masked = cells.flatMap((cell, row) => (cell?.state === "masked" ? [row] : []));
    return [
      {
        name: id,
        label: [...above, label].join(" · "),
        role: "value",
        values: cells.map((cell) => cell?.value ?? null),
        unit,
        ...(isDecimal && { decimal: true }),
        ...(masked.length > 0 && { masked: new Set(masked) }),
        format: (value) => (value === null ? messages.trend.noValue : formatExact(value as Parameters<typeof formatExact>[0])),
      },
    ];
  });
  return { caption, columns: [...levelColumns, ...recordTexts, ...values], rowCount: told.length };
}

function recordText({ kind, label, details }: DrillRow, name: string, at: number): string | null {
  if (kind !== "record") return null;
  return at === 0 ? label : (details.find(({ column }) => column === name)?.text ?? maskedText);
}
