import { maskedText } from "../../react/maskedText.ts";
import { clockOffset, clockTimes, repeatedTimes } from "./clockTimes.ts";
import type { TableColumn, TableModel, TableUnit } from "./tableModel.ts";
import { withNotes } from "./withNotes.ts";

export interface TsvOptions {
  /** Stands for a number that is not for this reader. Default: dots. */
  readonly hidden?: string;
  /** On whose clock instants are dates. Default UTC. */
  readonly timeZone?: string;
  /** Of the column for what is noted of rows. Default none: nothing noted is written. */
  readonly notesTitle?: string;
}

export interface CsvOptions extends TsvOptions {
  /** Lines above the header: what was filtered, as of when. */
  readonly notes?: readonly string[];
  /** Excel reads a file without one in the system's old encoding. Default true. */
  readonly byteOrderMark?: boolean;
  /** What stands behind a column's label; null for nothing. Default: nothing. */
  readonly unitText?: (unit: TableUnit) => string | null;
}

/** All rows as RFC 4180 text. Numbers are plain and instants ISO 8601 dates or times of the zone, with offsets where its clocks show one twice; a text that a spreadsheet would take for a formula is neutralized. */
export function tableCsv(table: TableModel, { notes = [], byteOrderMark = true, ...cells }: CsvOptions = {}): string {
  const lines = cellsOf(table, cells).map((row) => row.map((cell) => quoted(cell, /[",\r\n]/)).join(","));
  const comments = notes.map((note) => quoted(`# ${note}`, /[",\r\n]/));
  return (byteOrderMark ? "\ufeff" : "") + [...comments, ...lines].map((line) => line + "\r\n").join("");
}

/** All rows as text that pastes into a spreadsheet's cells. */
export function tableTsv(table: TableModel, options: TsvOptions = {}): string {
  return cellsOf(table, options)
    .map((row) => row.map((cell) => quoted(cell, /["\t\r\n]/)).join("\t"))
    .join("\n");
}

function cellsOf(table: TableModel, options: Omit<CsvOptions, "notes">): readonly (readonly string[])[] {
  const { unitText, hidden = maskedText, timeZone = "UTC", notesTitle } = options;
  const { columns, rowCount } = notesTitle === undefined ? table : withNotes(table, notesTitle);
  const header = columns.map(({ label, unit }) => {
    const text = unit === undefined ? null : (unitText?.(unit) ?? null);
    return neutralized(text === null ? label : `${label} (${text})`);
  });
  const written = columns.map((column) => (column.instants ? { ...column, format: String, values: datesOf(column, timeZone) } : column));
  const rows = Array.from({ length: rowCount }, (_, row) => written.map((column) => cellText(column, row, hidden)));
  return [header, ...rows];
}

/** As the zone's clocks show them: dates where all are midnights, and with offsets where two would read the same. */
function datesOf({ values }: TableColumn, timeZone: string): readonly (string | null)[] {
  const times = clockTimes(values, timeZone);
  if (repeatedTimes(values, timeZone, times).size > 0) return times.map((time, row) => time && time + clockOffset(values[row] ?? null, timeZone));
  return times.every((time) => time?.endsWith(" 00:00") ?? true) ? times.map((time) => time?.slice(0, 10) ?? null) : times;
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
