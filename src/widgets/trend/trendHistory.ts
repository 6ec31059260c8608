import type { AggregateQuery } from "../../query/query.ts";
import type { CalendarUnit } from "../../query/range.ts";
import type { TrendModel } from "./trendModel.ts";

/** Two days of minutes, eight weeks of hours, and of longer buckets some years. */
const buckets: Readonly<Record<CalendarUnit, number>> = { minute: 2880, hour: 1344, day: 400, week: 156, month: 60, quarter: 40, year: 20 };

/** Asks for what was before the buckets that a trend shows. */
export function historyQuery({ compare: _compare, ...query }: AggregateQuery, { times, starts, end, grain }: TrendModel): AggregateQuery | null {
  const [first, last] = [times[0], starts[0]];
  if (query.time === undefined || first === undefined || last === undefined) return null;
  const length = (end - first) / times.length;
  const from = new Date(first - Math.ceil(buckets[grain] * length)).toISOString();
  return { ...query, time: { ...query.time, range: { from, to: last } } };
}
