import type { TrendModel, TrendSeries } from "./trendModel.ts";

/** What is known of a series before the first bucket that is shown, from the first on that has any. */
export function seriesBefore(history: TrendModel | null, { key }: TrendSeries, first: number) {
  const own = history?.series.find((one) => one.key === key);
  if (!history || !own) return { starts: [], values: [], n: null };
  const to = history.times.findIndex((time) => time >= first);
  // The first bucket may be cut. Before there was any data, none is not zero.
  const from = Math.max(1, own.values.findIndex((value) => value !== null && value !== 0));
  const part = <V>(list: readonly V[]) => list.slice(from, to < 0 ? undefined : to);
  return { starts: part(history.starts), values: part(own.values), n: own.n && part(own.n) };
}
