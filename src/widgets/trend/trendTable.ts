import { formatExact } from "../../format/number.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import type { TrendModel } from "./trendModel.ts";
import { bucketText } from "./trendSentence.ts";
import type { TrendTextOptions } from "./trendSentence.ts";

/** The same numbers as rows: a bucket each, its values, and those of the comparison with their own dates. */
export function trendTable(model: TrendModel, caption: string, options: TrendTextOptions): TableModel {
  const { locale, messages } = options;
  const { starts, incompleteFrom, comparison, series } = model;
  const running = starts[incompleteFrom];
  const bucket = (value: TableValue) => (value === null ? "–" : bucketText(model, Date.parse(String(value)), options));
  const time: TableColumn = {
    name: "time",
    label: messages.trend.time,
    role: "row",
    values: starts,
    format: (value) =>
      running !== undefined && String(value) >= running
        ? messages.delta.both(bucket(value), messages.states.incomplete)
        : bucket(value),
  };
  const values = series.flatMap(({ key, label, unit, digits, values, compare }): readonly TableColumn[] => {
    const format = (value: TableValue) =>
      typeof value === "number" ? formatExact(value, { locale, unit, digits }) : messages.trend.noValue;
    const own = { name: key, label, role: "value", values, format } as const;
    if (compare === null || comparison === null) return [own];
    const other = { name: `${key}:compare`, label: messages.delta.both(label, comparison.label), role: "value" } as const;
    return [own, { ...other, values: compare, format }];
  });
  const compareTime: readonly TableColumn[] =
    comparison === null
      ? []
      : [
          {
            name: "$compareTime",
            label: comparison.label,
            role: "value",
            values: comparison.times.map((at) => (at === null ? null : new Date(at).toISOString())),
            format: bucket,
          },
        ];
  return { caption, columns: [time, ...values, ...compareTime], rowCount: starts.length };
}
