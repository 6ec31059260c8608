import type { TrendSeries } from "./trendModel.ts";

/** The values between which a series of a stack lies: what is above zero is stacked up from it, what is below it down. */
export interface StackedSpan {
  readonly from: number;
  readonly to: number;
}

/** Of the series in a row of the stack; null where it has no value. Nothing lies at the end of the one before it. */
export function stackedAt(series: readonly TrendSeries[], row: number, index: number): StackedSpan | null {
  const own = series[row]?.values[index] ?? null;
  if (own === null) return null;
  let [up, down, last] = [0, 0, 0];
  for (const { values } of series.slice(0, row)) {
    const value = values[index] ?? 0;
    if (value > 0) last = up += value;
    if (value < 0) last = down += value;
  }
  const from = own === 0 ? last : own > 0 ? up : down;
  return { from, to: from + own };
}

/** The lowest and the highest end of a stack: the sums of what is below zero and of what is above; null where nothing in it is known. */
export function stackEnds(series: readonly TrendSeries[], index: number): readonly [low: number, high: number] | null {
  const values = series.flatMap((one) => one.values[index] ?? []);
  if (values.length === 0) return null;
  return [values.reduce((sum, value) => sum + Math.min(0, value), 0), values.reduce((sum, value) => sum + Math.max(0, value), 0)];
}

/** What the parts of a stack are held against: the sum of theirs; null where none of it is known. */
export function comparedSum(series: readonly TrendSeries[], index: number): number | null {
  const values = series.flatMap((one) => one.compare?.[index] ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
