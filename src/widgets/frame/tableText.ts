import type { Unit } from "../../query/metric.ts";
import { maskedText } from "../../react/maskedText.ts";
import type { TableColumn, TableModel } from "./tableModel.ts";

export interface CsvOptions {
  /** Lines above the header: what was filtered, as of when. */
  readonly notes?: readonly string[];
  /** Excel reads a file without one in the system's old encoding. Default true. */
  readonly byteOrderMark?: boolean;
  /** What stands behind a column's label; null for nothing. Default: nothing. */
  readonly unitText?: (unit: Unit) => string | null;
  /** Stands for a number that is not for this reader. Default: dots. */
  readonly hidden?: string;
}

/** All rows as RFC 4180 text. Numbers are plain; a text that a spreadsheet would take for a formula is neutralized. */
export function tableCsv(table: TableModel, { notes = [], byteOrderMark = true, ...cells }: CsvOptions = {}): string {
  const lines = cellsOf(table, cells).map((row) => row.map((cell) => quoted(cell, /[",\r\n]/)).join(","));
  const comments = notes.map((note) => quoted(`# ${note}`, /[",\r\n]/));
  return (byteOrderMark ? "\ufeff" : "") + [...comments, ...lines].map((line) => line + "\r\n").join("");
}

/** All rows as text that pastes into a spreadsheet's cells. */
export function tableTsv(table: TableModel, options: Pick<CsvOptions, "hidden"> = {}): string {
  return cellsOf(table, options)
    .map((row) => row.map((cell) => quoted(cell, /["\t\r\n]/)).join("\t"))
    .join("\n");
}

function cellsOf(
  { columns, rowCount }: TableModel,
  { unitText, hidden = maskedText }: Pick<CsvOptions, "unitText" | "hidden">,
): readonly (readonly string[])[] {
  const header = columns.map(({ label, unit }) => {
    const text = unit === undefined ? null : (unitText?.(unit) ?? null);
    return neutralized(text === null ? label : `${label} (${text})`);
  });
  const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellText(column, row, hidden)));
  return [header, ...rows];
}

function cellText({ values, masked, decimal, format }: TableColumn, row: number, hidden: string): string {
  if (masked?.has(row)) return hidden;
  const value = values[row] ?? null;
  if (value === null) return "";
  if (decimal) return String(value);
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : neutralized(format(value));
}

/** See OWASP, "CSV Injection"; full-width forms are formulas to some spreadsheets. */
function neutralized(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, special: RegExp): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
