import type { Messages } from "../../i18n/messages.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import { hasTooFewCases } from "./hasTooFewCases.ts";
import type { DrillDetail, DrillRecordColumn, DrillRow, DrillTableModel } from "./drillTableModel.ts";

/**
 * All rows that are open, each with its whole path: a column a level, the numbers, and the total last. Where rows of several
 * levels are, how deep each stands, since a row has those below it in it: the total's level is 0. What the screen
 * marks is said in words: of a column that still runs in its label, of single numbers in notes behind their row.
 */
export function drillTableTable(model: DrillTableModel, caption: string, { messages }: { readonly messages: Messages }): TableModel {
  const { levels, recordColumns, columns, rows, total } = model;
  const { states, delta } = messages;
  const told = [...rows.there(), ...(total === null ? [] : [total])];
  const depth = Math.max(1, ...told.map(({ kind, labels }) => (kind === "record" ? 0 : labels.length)));
  const shown = levels.slice(0, depth);
  const levelColumns = shown.map(
    ({ dimension, label }, at): TableColumn => ({
      name: dimension,
      label,
      role: "row",
      values: told.map(({ labels, kind }) => (kind === "record" && at >= labels.length - 1 ? null : (labels[at] ?? null))),
      format: text,
    }),
  );
  const depths = told.map(({ kind, level }) => (kind === "total" ? 0 : level));
  const isDeep = new Set(depths.filter((one) => one > 0)).size > 1;
  const levelColumn: TableColumn = { name: "$level", label: messages.drillGrid.level, role: "value", values: depths, format: text };
  const records = told.some(({ kind }) => kind === "record") ? recordColumns : [];
  const recordValues = records.map((column, at) => recordColumn(column, at, told));
  const notes = told.map((): string[] => []);
  const values = columns.flatMap((column, at): readonly TableColumn[] => {
    const { id, part, above, label, unit, change, isDecimal, formatExact } = column;
    if (part === "trend") return [];
    const cells = told.map((row) => row.cell(at));
    const name = [...above, label].join(" · ");
    const incomplete = cells.filter((cell) => cell?.state === "incomplete").length;
    const isIncomplete = incomplete > 0 && incomplete === cells.filter((cell) => cell?.value != null).length;
    cells.forEach((cell, row) => {
      if (cell?.state === "incomplete" && !isIncomplete) notes[row]?.push(delta.both(name, states.incomplete));
      if (cell != null && hasTooFewCases(cell)) notes[row]?.push(delta.both(name, states.tooFew));
    });
    const masked = cells.flatMap((cell, row) => (cell?.state === "masked" ? [row] : []));
    return [
      {
        name: id,
        label: isIncomplete ? delta.both(name, states.incomplete) : name,
        role: "value",
        values: cells.map((cell) => cell?.value ?? null),
        unit: change === "ratio" || unit === "share" ? (change ?? unit) : unit,
        ...(isDecimal && { decimal: true }),
        ...(masked.length > 0 && { masked: new Set(masked) }),
        format: (value) => (value === null ? messages.trend.noValue : formatExact(value as Parameters<typeof formatExact>[0])),
      },
    ];
  });
  const noted: TableColumn = {
    name: "$notes",
    label: messages.drillGrid.notes,
    role: "value",
    values: notes.map((texts) => (texts.length === 0 ? null : messages.clauses(texts))),
    format: text,
  };
  const isNoted = notes.some((texts) => texts.length > 0);
  return { caption, columns: [...levelColumns, ...(isDeep ? [levelColumn] : []), ...recordValues, ...values, ...(isNoted ? [noted] : [])], rowCount: told.length };
}

/** What a record says, as files have it: numbers and times that can be reckoned with, nothing for what is not known. */
function recordColumn({ name, label, kind }: DrillRecordColumn, at: number, told: readonly DrillRow[]): TableColumn {
  const details = told.map((row) => (row.kind === "record" ? recordDetail(row, name, at) : null));
  const masked = details.flatMap((detail, row) => (detail?.isMasked === true ? [row] : []));
  const values = details.map((detail) => (detail?.value === undefined ? (detail?.text ?? null) : detail.value));
  const isExact = kind === "decimal" || (kind === "number" && values.some((value) => typeof value === "string"));
  return {
    name: `record:${name}`,
    label,
    role: at === 0 ? "row" : "value",
    values,
    ...(isExact && { decimal: true }),
    ...(kind === "time" && { instants: true }),
    ...(masked.length > 0 && { masked: new Set(masked) }),
    format: text,
  };
}

function recordDetail({ label, details, record }: DrillRow, name: string, at: number): Partial<DrillDetail> {
  if (record === undefined && at === 0) return { text: label };
  return (record ?? details).find(({ column }) => column === name) ?? { value: null, isMasked: true };
}

const text = (value: TableValue) => (value === null ? "" : String(value));
