import { dataStart } from "../../analytics/detect/dataStart.ts";
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

/** The same from the first bucket on that has any: before there was any data, none is not zero. */
export function sinceData({ starts, values, n }: SeriesBefore): SeriesBefore {
  const first = dataStart(values.map((value, index) => ({ value, n: n?.[index] ?? null })));
  const from = first < 0 ? values.length : first;
  return { starts: starts.slice(from), values: values.slice(from), n: n && n.slice(from) };
}
