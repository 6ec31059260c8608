import { quantileSelected } from "../quantile.ts";
import { mostValue, requireList, requireNumber } from "../requireOption.ts";

/** A series as numbers one bucket apart; NaN is not known. */
export type Series = Float64Array;

/** A bucket of a series, or its value alone; `n` is the number of cases that a share is of. */
export type SeriesValue = number | null | { readonly value: number | null; readonly n?: number | null };

/** @throws MetricsError `invalid-query` for what is neither a number nor null, or too large to be squared */
export function seriesOf(values: readonly SeriesValue[]): Series {
  requireList("values", values, "a list of numbers, of null where one is not known, or of points with a `value`");
  return Float64Array.from(values, (each, at) => {
    const value = typeof each === "object" && each !== null ? each.value : each;
    if (value === null) return Number.NaN;
    requireNumber(`values[${at}]`, value, "a number, null where it is not known, and no larger than 1e140", { from: -mostValue });
    return value;
  });
}

/** How many are known. */
export function countKnown(series: Series): number {
  let count = 0;
  for (const value of series) if (value === value) count += 1;
  return count;
}

/** Mean of what is known; NaN where nothing is. */
export function meanKnown(series: Series): number {
  let [count, sum] = [0, 0];
  for (const value of series) {
    if (value !== value) continue;
    count += 1;
    sum += value;
  }
  return sum / count;
}

/** Median of what is known; NaN where nothing is. */
export function medianKnown(series: Series): number {
  return quantileSelected(series.filter((value) => value === value), 0.5) ?? Number.NaN;
}

/** Standard deviation of what is off 0 as a normal's median size tells it: what is far does not decide it. */
export function medianSpread(off: Series): number {
  return 1.4826 * medianKnown(off.map(Math.abs));
}

/**
 * Mean of what is known about each point, over `window` points in all: of an even window the ends count half, as in the
 * classical decomposition (Macaulay, "The Smoothing of Time Series", 1931). Towards the ends it narrows to what is on
 * both sides, so that a straight line stays one.
 */
export function movingAverage(series: Series, window: number): Series {
  const { length } = series;
  const [sums, counts] = [new Float64Array(length + 1), new Float64Array(length + 1)];
  for (let at = 0; at < length; at++) {
    const value = series[at] as number;
    const isKnown = value === value;
    sums[at + 1] = (sums[at] as number) + (isKnown ? value : 0);
    counts[at + 1] = (counts[at] as number) + (isKnown ? 1 : 0);
  }
  const half = Math.floor(window / 2);
  const isEven = window % 2 === 0;
  const between = (totals: Float64Array, from: number, to: number) => (totals[to] as number) - (totals[from] as number);
  return series.map((_, at) => {
    const reach = Math.min(half, at, length - 1 - at);
    const [from, to] = [at - reach, at + reach + 1];
    let [sum, count] = [between(sums, from, to), between(counts, from, to)];
    if (isEven && reach === half) {
      sum = (sum + between(sums, from + 1, to - 1)) / 2;
      count = (count + between(counts, from + 1, to - 1)) / 2;
    }
    return count === 0 ? Number.NaN : sum / count;
  });
}

/**
 * A series in a unit of its own size, a power of two, so that no digit changes and no square of what is in it is too large
 * or too small for a number. What is in the unit is times `unit` in that of the series.
 */
export function inOwnUnit(series: Series): { readonly values: Series; readonly unit: number } {
  const largest = series.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  const unit = largest === 0 ? 1 : 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
  return { values: series.map((value) => value / unit), unit };
}
