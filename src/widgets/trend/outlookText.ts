import { formatBand } from "../../format/apart.ts";
import { formatRange } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { outlookInEnglish } from "../../i18n/english/outlook.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import type { LeftOutReason, TrendBand, TrendForecast } from "./trendOutlook.ts";
import type { BucketReading, PointReading } from "./trendPoint.ts";
import { bucketText } from "./trendSentence.ts";
import type { TrendTextOptions } from "./trendSentence.ts";

const mostTold = 3;

export function outlookWords({ outlook = outlookInEnglish }: Messages) {
  return outlook;
}

/** What is unusual and what comes, of each series, after the sentence of the trend itself. */
export function outlookSentence(model: TrendModel, options: TrendTextOptions): string {
  const { messages } = options;
  const words = outlookWords(messages);
  const space = messages.locale.startsWith("zh") ? "" : " ";
  const leftOut = model.series.map((one) => leftOutSentence(model, one, options));
  const [first = null] = leftOut;
  const isShared = leftOut.every((text) => text === first);
  const told = model.series.flatMap((one, index) => {
    const own = isShared ? null : (leftOut[index] ?? null);
    const texts = [unusualSentence(model, one, options), own, forecastSentence(model, one, options)].filter((text) => text !== null);
    const text = texts.join(space);
    return texts.length === 0 ? [] : [model.series.length > 1 ? messages.labeled(one.label, text) : text];
  });
  const methods = [...new Set(model.series.flatMap(({ forecast }) => forecast?.methods ?? []))].map((method) => words.methods[method]);
  const by = methods.length === 0 ? [] : [words.methodsSentence(messages.list(methods))];
  const shared = isShared && first !== null ? [first] : [];
  return [...told, ...shared, ...by].join(space);
}

function unusualSentence(model: TrendModel, one: TrendSeries, options: TrendTextOptions): string | null {
  const { messages } = options;
  const words = outlookWords(messages);
  const { anomalies, expected, values, leftOut } = one;
  if (anomalies === undefined || expected === undefined) return null;
  const isJudged = expected.values.some((value, index) => value !== null && leftOut?.has(index) !== true);
  if (anomalies.size === 0) return isJudged ? words.noneUnusual : null;
  const print = printer(one, options);
  const points = [...anomalies]
    .slice(0, mostTold)
    .map((at) => words.unusualPoint(bucketText(model, model.times[at] as number, options), print(values[at] ?? null), print(expected.values[at] ?? null)));
  const more = anomalies.size > mostTold ? [words.more(anomalies.size - mostTold)] : [];
  return words.unusualSentence(messages.clauses([...points, ...more]));
}

function leftOutSentence(model: TrendModel, { leftOut = new Map() }: TrendSeries, options: TrendTextOptions): string | null {
  const { messages } = options;
  const words = outlookWords(messages);
  const spans = spansOf(leftOut);
  if (spans.length === 0) return null;
  const points = spans.slice(0, mostTold).map((span) => words.leftOutPoint(spanText(model, span, options), words.leftOut[span.reason]));
  const more = spans.length > mostTold ? [words.more(spans.slice(mostTold).reduce((sum, { from, to }) => sum + to - from, 0))] : [];
  return words.leftOutSentence(messages.clauses([...points, ...more]));
}

/** Buckets that follow one another, half-open, and are left out for one reason. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly reason: LeftOutReason;
}

function spansOf(leftOut: ReadonlyMap<number, LeftOutReason>): readonly Span[] {
  const spans: Span[] = [];
  for (const [index, reason] of leftOut) {
    const last = spans.at(-1);
    if (last?.to === index && last.reason === reason) spans[spans.length - 1] = { ...last, to: index + 1 };
    else spans.push({ from: index, to: index + 1, reason });
  }
  return spans;
}

function spanText(model: TrendModel, { from, to }: Span, options: TrendTextOptions): string {
  const { times, end, timeZone } = model;
  const start = times[from] ?? end;
  return to - from === 1 ? bucketText(model, start, options) : formatRange(start, times[to] ?? end, { locale: options.locale, timeZone });
}

function forecastSentence(model: TrendModel, one: TrendSeries, options: TrendTextOptions): string | null {
  const { forecast } = one;
  const last = model.times.length - 1;
  if (forecast === undefined || forecast.values[last] == null) return null;
  const bucket = bucketText(model, model.times[last] as number, options);
  const value = printer(one, options)(forecast.values[last] ?? null);
  return outlookWords(options.messages).forecastSentence(bucket, value, intervalText(one, forecast, last, options));
}

/** The reading of a bucket with what was expected of it, or is. */
export function readOutlook(reading: BucketReading, model: TrendModel, index: number, options: TrendTextOptions): BucketReading {
  const { forecastFrom = Infinity } = model;
  const points = reading.points.map((point) => {
    const one = model.series.find(({ key }) => key === point.key);
    return one === undefined ? point : readPoint(point, one, { index, isFuture: index >= forecastFrom, ...options });
  });
  return { ...reading, points };
}

interface ReadOptions extends TrendTextOptions {
  readonly index: number;
  readonly isFuture: boolean;
}

function readPoint(point: PointReading, one: TrendSeries, { index, isFuture, ...options }: ReadOptions): PointReading {
  const { messages } = options;
  const words = outlookWords(messages);
  const print = printer(one, options);
  const { forecast, expected, anomalies, leftOut } = one;
  const comes = forecast?.values[index] ?? null;
  const noted = (note: string) => ({ ...point, note: messages.clauses([point.note, note].filter((text) => text !== null)) });
  if (forecast !== undefined && comes !== null) {
    if (!isFuture) return noted(words.wholeNote(print(comes), rangeText(one, forecast, index, options)));
    return { ...point, value: print(comes), compare: null, note: words.forecastNote(intervalText(one, forecast, index, options)) };
  }
  const reason = leftOut?.get(index);
  if (reason !== undefined) return noted(words.leftOutNote(words.leftOut[reason]));
  if (expected === undefined || anomalies?.has(index) !== true) return point;
  const [value, usual, lower, upper] = [one.values[index], expected.values[index], expected.lower[index], expected.upper[index]];
  if (value == null || usual == null || lower == null || upper == null) return point;
  const texts = formatBand(value, { expected: usual, lower, upper }, { locale: options.locale, unit: one.unit, digits: one.digits });
  return noted(words.unusualNote(texts.expected, words.range(texts.lower, texts.upper)));
}

/** The table of a trend with what was expected and what comes beside its values. */
export function outlookTable(table: TableModel, model: TrendModel, options: TrendTextOptions): TableModel {
  const words = outlookWords(options.messages);
  const { delta } = options.messages;
  const { starts, forecastFrom = starts.length } = model;
  const first = starts[forecastFrom];
  const columns = table.columns.map((column) =>
    column.name !== "time" || first === undefined
      ? column
      : { ...column, format: (value: TableValue) => (String(value) >= first ? delta.both(column.format(value), words.forecast) : column.format(value)) },
  );
  const more = model.series.flatMap((one): readonly TableColumn[] => {
    const print = printer(one, options);
    const band = (of: TrendBand, word: string): readonly TableColumn[] => {
      const label = model.series.length > 1 ? delta.both(one.label, word) : word;
      const column = (name: string, text: string, values: TrendBand["values"]): TableColumn => {
        return { name: `${one.key}:${word}:${name}`, label: text, role: "value", values, unit: one.unit, format: (value) => (value === null ? "" : print(Number(value))) };
      };
      return [column("value", label, of.values), column("lower", words.from(label), of.lower), column("upper", words.to(label), of.upper)];
    };
    const { anomalies, leftOut, expected, forecast } = one;
    const verdict = (index: number) => {
      const reason = leftOut?.get(index);
      if (reason !== undefined) return words.leftOutNote(words.leftOut[reason]);
      return anomalies?.has(index) === true ? words.unusual : null;
    };
    const unusual: TableColumn = {
      name: `${one.key}:unusual`,
      label: model.series.length > 1 ? delta.both(one.label, words.unusual) : words.unusual,
      role: "value",
      values: starts.map((_, index) => verdict(index)),
      format: (value) => String(value ?? ""),
    };
    return [...(expected ? [unusual, ...band(expected, words.expected)] : []), ...(forecast ? band(forecast, words.forecast) : [])];
  });
  return { ...table, columns: [...columns, ...more] };
}

function rangeText(one: TrendSeries, { lower, upper }: TrendBand, index: number, options: TrendTextOptions): string {
  const print = printer(one, options);
  return outlookWords(options.messages).range(print(lower[index] ?? null), print(upper[index] ?? null));
}

function intervalText(one: TrendSeries, forecast: TrendForecast, index: number, options: TrendTextOptions): string {
  const level = formatNumber(forecast.level, { locale: options.locale, unit: "share", digits: 0 });
  return outlookWords(options.messages).interval(level, rangeText(one, forecast, index, options));
}

/** An expectation has no more digits than a value: of cases none. */
function printer({ unit, digits }: TrendSeries, { locale }: TrendTextOptions) {
  return (value: number | null) => formatNumber(unit === "count" && value !== null ? Math.round(value) : value, { locale, unit, digits });
}
