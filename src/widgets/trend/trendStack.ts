import type { TrendSeries } from "./trendModel.ts";

/**
 * The values between which each series of a stack lies, from zero's side on; null where it has none. What is above zero is
 * stacked up from it, what is below it down; nothing lies where the one before it ends.
 */
export function stackAt(series: readonly TrendSeries[], index: number): readonly (readonly [from: number, to: number] | null)[] {
  let [low, high, last] = [0, 0, 0];
  return series.map(({ values }) => {
    const own = values[index] ?? null;
    if (own === null) return null;
    const from = own === 0 ? last : own > 0 ? high : low;
    last = from + own;
    if (own > 0) high = last;
    if (own < 0) low = last;
    return [from, last];
  });
}

/** What a stack is held against: the sum of what its parts are; null where nothing of it is known. */
export function comparedAt(series: readonly TrendSeries[], index: number): number | null {
  return series.reduce<number | null>((sum, { compare }) => (compare?.[index] == null ? sum : (sum ?? 0) + compare[index]), null);
}
