import { lowerBound } from "../../charts/decimate.ts";
import { formatExact } from "../../format/number.ts";
import type { CellNumber } from "../../query/result.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import type { Annotation } from "../../query/annotations.ts";
import { annotationsAt, annotationText } from "./trendAnnotation.ts";
import type { TrendModel } from "./trendModel.ts";
import { hasTooFewAt } from "./trendPoint.ts";
import { bucketText, notedBucket, partText } from "./trendSentence.ts";
import type { TrendTextOptions } from "./trendSentence.ts";

export interface TrendTableOptions extends TrendTextOptions {
  readonly annotations?: readonly Annotation[] | undefined;
}

/**
 * The same numbers as rows: a bucket each, its values, those of the comparison with their own dates, and what happened
 * in it.
 */
export function trendTable(model: TrendModel, caption: string, { annotations = [], ...options }: TrendTableOptions): TableModel {
  const { locale, messages } = options;
  const { starts, comparison, series } = model;
  const bucket = (value: TableValue) => (value === null ? "–" : bucketText(model, Date.parse(String(value)), options));
  const few = (row: number) =>
    series.filter((one) => hasTooFewAt(one, row)).map(({ label }) => (series.length === 1 ? messages.states.tooFew : messages.labeled(label, messages.states.tooFew)));
  const noted = (texts: readonly (string | null)[]) => {
    const said = texts.filter((text) => text !== null);
    return said.length === 0 ? null : messages.phrases(said);
  };
  const time: TableColumn = {
    name: "time",
    label: messages.trend.time,
    role: "row",
    values: starts,
    instants: true,
    note: (row) => noted([partText(model, row, options), ...few(row)]),
    format: (value) => {
      const row = lowerBound(model.times, Date.parse(String(value)));
      const [text, small] = [notedBucket(model, row, options), few(row)];
      return small.length === 0 ? text : messages.delta.both(text, messages.phrases(small));
    },
  };
  const values = series.flatMap(({ key, label, unit, digits, masked, exact, ...series }): readonly TableColumn[] => {
    const { values, compare } = exact ?? series;
    const decimal = exact === undefined ? {} : { decimal: true };
    const format = (value: TableValue) =>
      value === null ? messages.trend.noValue : formatExact(value as CellNumber, { locale, unit, digits });
    const own = { name: key, label, role: "value", values, unit, masked, format, ...decimal } as const;
    if (compare === null || comparison === null) return [own];
    const other = { name: `${key}:compare`, label: messages.delta.both(label, comparison.label), role: "value" } as const;
    return [own, { ...other, values: compare, unit, format, ...decimal }];
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
            instants: true,
            format: bucket,
          },
        ];
  const happened = starts.map((_, index) => {
    const texts = annotationsAt(annotations, model, index).map((one) => annotationText(one, options));
    return texts.length === 0 ? null : messages.clauses(texts);
  });
  const annotated: TableColumn = {
    name: "$annotations",
    label: messages.trend.annotations,
    role: "value",
    values: happened,
    format: (value) => String(value ?? ""),
  };
  const isAnnotated = happened.some((text) => text !== null);
  const columns = [time, ...values, ...compareTime, ...(isAnnotated ? [annotated] : [])];
  return { caption, columns, rowCount: starts.length };
}
