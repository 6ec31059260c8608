import type { Instant } from "../../query/range.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";

export interface SeriesBefore {
  readonly starts: readonly Instant[];
  readonly values: readonly (number | null)[];
  readonly n: readonly (number | null)[] | null;
}

/** What is known of a series before the first bucket that is shown, with the zeros from before there were data. */
export function seriesBefore(history: TrendModel | null, { key }: TrendSeries, first: number): SeriesBefore {
  const own = history?.series.find((one) => one.key === key);
  if (!history || !own) return { starts: [], values: [], n: null };
  const to = history.times.findIndex((time) => time >= first);
  // The first bucket may be cut.
  const part = <V>(list: readonly V[]) => list.slice(1, to < 0 ? undefined : to);
  return { starts: part(history.starts), values: part(own.values), n: own.n && part(own.n) };
}
