import type { CellObject, SheetData } from "write-excel-file/universal";
import { maskedText } from "../../react/maskedText.ts";
import { isCalendarDate, repeatedTimes } from "./clockTimes.ts";
import type { TableColumn, TableModel, TableUnit } from "./tableModel.ts";
import { withNotes } from "./withNotes.ts";

export interface XlsxOptions {
  /** Of the first sheet. */
  readonly title: string;
  /** Of the sheet that says what was filtered, as of when. */
  readonly notesTitle: string;
  readonly notes: readonly string[];
  /** On whose clock instants are dates. */
  readonly timeZone: string;
  /** What stands behind a column's label; null for nothing. Not asked for shares and ratios, which are written as percent. */
  readonly unitText: (unit: TableUnit) => string | null;
  /** Stands for a number that is not for this reader. Default: dots. */
  readonly hidden?: string;
}

export interface XlsxSheet {
  readonly sheet: string;
  readonly data: SheetData;
  readonly columns: { width: number }[];
  readonly stickyRowsCount?: number;
}

/** What a sheet holds under its header. */
const sheetRows = 1_048_575;
const cellLength = 32_767;
/** Of the numbers that a spreadsheet knows. */
const spreadsheetDigits = 15;
const dateFormat = "yyyy-mm-dd";
const timeFormat = "yyyy-mm-dd hh:mm";

/**
 * All rows as sheets of numbers, dates and texts, and a sheet of notes. Text is typed as text, so that no spreadsheet
 * takes it for a formula; a decimal of more than 15 digits is text too, as a spreadsheet would round it. Dates have no
 * offset: where the zone's clocks show one twice, it is noted.
 */
export function xlsxSheets(table: TableModel, options: XlsxOptions): readonly XlsxSheet[] {
  const { title, notesTitle, notes, timeZone, unitText, hidden = maskedText } = options;
  const { columns, rowCount } = withNotes({ ...table, columns: table.columns.map((column) => withOffsets(column, timeZone)) }, notesTitle);
  const wall = wallClock(timeZone);
  const header = columns.map(({ label, unit, role }): CellObject => {
    const suffix = unit === undefined || unit === "share" || unit === "ratio" ? null : unitText(unit);
    const text = suffix === null ? label : `${label} (${suffix})`;
    return { value: plainText(text), type: String, fontWeight: "bold", align: role === "value" ? "right" : "left" };
  });
  const width = columns.map(({ label, role }) => ({ width: Math.min(40, Math.max(role === "row" ? 18 : 12, label.length + 6)) }));
  const instantFormats = columns.map(({ instants, values }) => (instants && values.some((value) => hasTime(wall(String(value)))) ? timeFormat : dateFormat));
  const pages = Math.max(1, Math.ceil(rowCount / sheetRows));
  const sheets = Array.from({ length: pages }, (_, page): XlsxSheet => {
    const first = page * sheetRows;
    const rows = Array.from({ length: Math.min(sheetRows, rowCount - first) }, (_, row) =>
      columns.map((column, at) => cellOf(column, first + row, { hidden, wall, ofInstants: instantFormats[at] ?? dateFormat })),
    );
    const name = page === 0 ? sheetName(title, 31) : `${sheetName(title, 25)} (${page + 1})`;
    return { sheet: name, data: [header, ...rows], columns: width, stickyRowsCount: 1 };
  });
  const notesName = sheetName(notesTitle, 31);
  const taken = sheets.some(({ sheet }) => sheet.toLowerCase() === notesName.toLowerCase());
  const data = notes.map((note): CellObject[] => [{ value: plainText(note), type: String }]);
  return [...sheets, { sheet: taken ? `${sheetName(notesTitle, 29)} 2` : notesName, data, columns: [{ width: 60 }] }];
}

function withOffsets(column: TableColumn, timeZone: string): TableColumn {
  const offsets = column.instants ? repeatedTimes(column.values, timeZone) : new Map<number, string>();
  if (offsets.size === 0) return column;
  const offset = (row: number) => (offsets.has(row) ? `UTC${offsets.get(row)}` : null);
  return { ...column, note: (row) => [column.note?.(row), offset(row)].filter((note) => note != null).join(" · ") || null };
}

interface CellOptions {
  readonly hidden: string;
  readonly wall: (instant: string) => Date | null;
  /** The format of instants: one for a whole column, at midnight too. */
  readonly ofInstants: string;
}

function cellOf({ values, masked, decimal, unit, instants, format }: TableColumn, row: number, { hidden, wall, ofInstants }: CellOptions) {
  if (masked?.has(row)) return { value: hidden, type: String } as CellObject;
  const value = values[row] ?? null;
  if (value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? number(Number(value.toPrecision(12)), unit) : null;
  if (decimal) return significantDigits(value) > spreadsheetDigits ? ({ value, type: String } as CellObject) : number(Number(value), unit);
  const date = instants ? wall(value) : null;
  if (date !== null) return { value: date, type: Date, format: isCalendarDate(value) ? dateFormat : ofInstants } as CellObject;
  return { value: plainText(format(value)), type: String } as CellObject;
}

function hasTime(date: Date | null): boolean {
  return date !== null && date.getTime() % 86_400_000 !== 0;
}

function number(value: number, unit: TableUnit | undefined): CellObject {
  const format = numberFormat(unit);
  return format === null ? { value, type: Number } : { value, type: Number, format };
}

function numberFormat(unit: TableUnit | undefined): string | null {
  if (unit === "count") return "#,##0";
  if (unit === "share" || unit === "ratio" || unit === "difference") return "0.00%";
  return typeof unit === "object" ? "#,##0.00" : null;
}

function significantDigits(decimal: string): number {
  return decimal.replace(/^-?0*\.?0*/, "").replace(".", "").replace(/0+$/, "").length;
}

/** What the zone's clocks show at an instant, as the writer takes it: in UTC. */
function wallClock(timeZone: string): (instant: string) => Date | null {
  const clock = new Intl.DateTimeFormat("en-CA-u-ca-iso8601", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (instant) => {
    const time = Date.parse(instant);
    if (Number.isNaN(time)) return null;
    if (isCalendarDate(instant)) return new Date(time);
    const parts = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  };
}

/** XML knows no control characters, and a cell holds so much. */
function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, cellLength);
}

function sheetName(text: string, length: number): string {
  const name = plainText(text).replace(/[\\/?*[\]:]+/g, " ").replace(/^'|'$/g, "").trim().slice(0, length).trim();
  return name === "" ? "1" : name;
}
