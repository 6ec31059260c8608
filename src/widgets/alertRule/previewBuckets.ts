import type { Grain } from "../../query/range.ts";

const mostBuckets = 10_000;
const perDay: { readonly [grain: string]: number } = { minute: 1440, hour: 24, day: 1, businessDay: 5 / 7, week: 1 / 7 };

/** So many buckets are the last 30 days, and at least two of longer ones; of minutes as many as one query may have. */
export function previewBuckets(grain: Grain): number {
  const daily = typeof grain === "string" ? (perDay[grain] ?? 1 / 30) : 1;
  return Math.min(mostBuckets - 1, Math.max(2, Math.round(30 * daily)));
}
