import { formatExact, formatNumber } from "../../format/number.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import { cohortText, momentText, periodText } from "./retentionCalendar.ts";
import type { RetentionCell, RetentionModel, RetentionRow } from "./retentionModel.ts";
import { cellNote } from "./retentionReading.ts";
import type { RetentionTextOptions } from "./retentionReading.ts";
import { retentionWords } from "./retentionWords.ts";

/** All cells that have begun, one a row, with what they are made of: cohort, segment, period, people, value, state. */
export function retentionTable(model: RetentionModel, caption: string, options: RetentionTextOptions): TableModel {
  const { locale, messages } = options;
  const words = retentionWords(messages);
  const { unit, grain, timeZone, comparison, by } = model;
  const entries = model.cohorts.flat().flatMap((row) =>
    row.cells.flatMap((cell, at) => (cell.state === "future" ? [] : [{ row, cell, period: model.periods[at] as number }])),
  );
  const take = (value: (entry: Entry) => TableValue) => entries.map(value);
  const masked = new Set(entries.flatMap(({ cell }, index) => (cell.state === "masked" ? [index] : [])));
  const number = (value: TableValue) => (typeof value === "number" ? formatExact(value, { locale, unit }) : "—");
  const count = (value: TableValue) => (typeof value === "number" ? formatNumber(value, { locale, unit: "count" }) : "—");
  const text = (value: TableValue) => String(value ?? "");
  const column = (name: string, label: string, values: readonly TableValue[], format: TableColumn["format"], rest: Partial<TableColumn> = {}): TableColumn => ({
    name,
    label,
    role: "value",
    values,
    format,
    ...rest,
  });
  const columns = [
    column("cohort", words.cohort, take(({ row }) => row.start), (value) => cohortText(text(value), grain, { locale, timeZone, messages }), { role: "row", instants: true }),
    ...(by === null ? [] : [column("segment", by.label, take(({ row }) => row.segment?.label ?? ""), text)]),
    column("period", words.period, take(({ period }) => period), (value) => periodText(Number(value), grain, messages)),
    column("size", words.size, take(({ row }) => row.size), count, { unit: "count" }),
    column("users", words.retained, take(({ cell }) => cell.users), count, { unit: "count", masked }),
    column("value", words.value, take(({ cell }) => cell.value), number, { unit, masked }),
    ...(comparison === null ? [] : [column("compare", comparison.label, take(({ cell }) => cell.compare), number, { unit })]),
    column("state", words.state, take(({ cell }) => cellNote(model, cell, options)), text),
    column("completeOn", words.completeOn, take(({ cell }) => cell.completeOn), (value) =>
      value === null ? "" : momentText(text(value), { locale, timeZone }),
      { instants: true },
    ),
  ];
  return { caption, columns, rowCount: entries.length };
}

interface Entry {
  readonly row: RetentionRow;
  readonly cell: RetentionCell;
  readonly period: number;
}
