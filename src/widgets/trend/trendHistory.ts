import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { Instant } from "../../query/range.ts";
import { rememberedBuckets } from "../chart/rememberedBuckets.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";

/** Where that begins which the buckets that a trend shows are judged by; null where it shows none. */
export function historyStart({ times, end, grain }: TrendModel): Instant | null {
  const [first] = times;
  if (first === undefined) return null;
  return new Date(first - Math.ceil((rememberedBuckets[grain] * (end - first)) / times.length)).toISOString();
}

/**
 * Asks for what was before the buckets that a trend shows, of the values that it shows: which were the largest then is
 * no matter. Null where there is nothing to ask.
 */
export function historyQuery(query: AggregateQuery, model: TrendModel): AggregateQuery | null {
  const before = beforeIt(query, model);
  if (before === null || model.by === undefined) return before;
  const values = valuesOf(model.series);
  return values.length === 0 ? null : { ...among(before, model.by.dimension, { op: "in", values }), ...(query.by && { by: query.by }) };
}

/** Asks for the same of all other values together; null where the trend does not show them. */
export function othersQuery(query: AggregateQuery, model: TrendModel): AggregateQuery | null {
  const before = beforeIt(query, model);
  if (before === null || model.by === undefined || !model.series.some(({ other }) => other)) return null;
  return among(before, model.by.dimension, { op: "notIn", values: valuesOf(model.series) });
}

/**
 * Asks for the values that had no row then: an answer by values leaves them out, and what a metric is without rows, a
 * query of them alone says. Null where there are none.
 * @param history the answer to `historyQuery`
 */
export function absentQuery(query: AggregateQuery, model: TrendModel, history: TrendModel): AggregateQuery | null {
  const before = beforeIt(query, model);
  if (before === null || model.by === undefined) return null;
  const told = new Set(history.series.map(({ key }) => key));
  const values = valuesOf(model.series.filter(({ key }) => !told.has(key)));
  return values.length === 0 ? null : among(before, model.by.dimension, { op: "in", values });
}

/** The answers to the queries above, those that were asked. */
export interface HistoryAnswers {
  readonly history: TrendModel | null;
  readonly others: TrendModel | null;
  readonly absent: TrendModel | null;
}

/** What was before, with one series for each that the trend shows, as far as there is one; null where nothing is known. */
export function joinedHistory({ history, others, absent }: HistoryAnswers, { by, series }: TrendModel): TrendModel | null {
  const base = [history, others, absent].find((one) => one !== null && one.times.length > 0) ?? null;
  if (base === null || by === undefined) return base;
  const joined = series.flatMap((one): readonly TrendSeries[] => {
    const own = one.other ? null : seriesAt(history, one.key, base);
    const found = own ?? seriesAt(one.other ? others : absent, one.metric, base);
    return found === null ? [] : [{ ...found, key: one.key }];
  });
  return { ...base, series: joined };
}

function beforeIt({ compare: _compare, top: _top, by: _by, ...query }: AggregateQuery, model: TrendModel): AggregateQuery | null {
  const [from, to] = [historyStart(model), model.starts[0]];
  if (query.time === undefined || from === null || to === undefined) return null;
  return { ...query, time: { ...query.time, range: { from, to } } };
}

function valuesOf(series: readonly TrendSeries[]): readonly DimensionValue[] {
  return [...new Set(series.flatMap(({ value }) => (value === undefined ? [] : [value])))];
}

interface Choice {
  readonly op: "in" | "notIn";
  readonly values: readonly DimensionValue[];
}

function among(query: AggregateQuery, dimension: string, choice: Choice): AggregateQuery {
  const chosen: Filter<Catalog> = { dimension, ...choice };
  return { ...query, where: query.where ? { and: [query.where, chosen] } : chosen };
}

/** A series at the buckets of another answer to the same range. */
function seriesAt(model: TrendModel | null, key: string, { times }: TrendModel): TrendSeries | null {
  const found = model?.series.find((one) => one.key === key);
  if (!model || !found) return null;
  const places = new Map(model.times.map((time, index) => [time, index]));
  const placed = <V>(list: readonly V[], none: V) => times.map((time) => list[places.get(time) ?? -1] ?? none);
  return { ...found, values: placed<number | null>(found.values, null), n: found.n && placed(found.n, 0) };
}
