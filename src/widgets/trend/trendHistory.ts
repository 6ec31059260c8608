import type { AggregateQuery } from "../../query/query.ts";
import type { Instant } from "../../query/range.ts";
import { rememberedBuckets } from "../chart/rememberedBuckets.ts";
import type { TrendModel } from "./trendModel.ts";

/** Where that begins which the buckets that a trend shows are judged by; null where it shows none. */
export function historyStart({ times, end, grain }: TrendModel): Instant | null {
  const [first] = times;
  if (first === undefined) return null;
  return new Date(first - Math.ceil((rememberedBuckets[grain] * (end - first)) / times.length)).toISOString();
}

/** Asks for what was before the buckets that a trend shows. */
export function historyQuery({ compare: _compare, ...query }: AggregateQuery, model: TrendModel): AggregateQuery | null {
  const [from, to] = [historyStart(model), model.starts[0]];
  if (query.time === undefined || from === null || to === undefined) return null;
  return { ...query, time: { ...query.time, range: { from, to } } };
}
