import type { AggregateQuery } from "../../query/query.ts";
import type { CalendarUnit, Instant } from "../../query/range.ts";
import type { TrendModel } from "./trendModel.ts";

/** Two days of minutes, eight weeks of hours, and of longer buckets some years. */
const buckets: Readonly<Record<CalendarUnit, number>> = { minute: 2880, hour: 1344, day: 400, week: 156, month: 60, quarter: 40, year: 20 };

/** Where that begins which the buckets that a trend shows are judged by; null where it shows none. */
export function historyStart({ times, end, grain }: TrendModel): Instant | null {
  const [first] = times;
  if (first === undefined) return null;
  return new Date(first - Math.ceil((buckets[grain] * (end - first)) / times.length)).toISOString();
}

/** Asks for what was before the buckets that a trend shows. */
export function historyQuery({ compare: _compare, ...query }: AggregateQuery, model: TrendModel): AggregateQuery | null {
  const [from, to] = [historyStart(model), model.starts[0]];
  if (query.time === undefined || from === null || to === undefined) return null;
  return { ...query, time: { ...query.time, range: { from, to } } };
}
