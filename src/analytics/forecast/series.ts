/** A series as numbers one bucket apart; NaN is not known. */
export type Series = Float64Array;

/** A bucket of a series, or its value alone. */
export type SeriesValue = number | null | { readonly value: number | null };

/** What is no finite number is not known. */
export function seriesOf(values: readonly SeriesValue[]): Series {
  return Float64Array.from(values, (each) => {
    const value = typeof each === "object" && each !== null ? each.value : each;
    return value !== null && Number.isFinite(value) ? value : Number.NaN;
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
