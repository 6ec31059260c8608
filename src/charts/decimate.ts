export interface Window {
  /** Epoch milliseconds, both ends drawn. */
  readonly from: number;
  readonly to: number;
}

/**
 * Indices of the points that draw the same picture: of each pixel column the first, last, smallest and largest, of
 * each gap at least a column wide one null, and the neighbors outside the window, so that lines run off its edge.
 * `times` ascend. Everything inside is kept where that is at most four points a column.
 */
export function decimate(
  times: ArrayLike<number>,
  values: ArrayLike<number | null>,
  { from, to, columns }: Window & { readonly columns: number },
): readonly number[] {
  const start = Math.max(0, lowerBound(times, from) - 1);
  const end = Math.min(times.length, lowerBound(times, to + 1) + 1);
  if (end - start <= 4 * columns) return Array.from({ length: end - start }, (_, index) => start + index);

  const kept: number[] = [];
  const width = (to - from) / columns;
  let column = Number.NaN;
  let [first, last, low, high, gap] = [-1, -1, -1, -1, -1];
  const flush = () => {
    if (first >= 0) kept.push(...new Set([first, Math.min(low, high), Math.max(low, high), last]));
    first = -1;
  };
  for (let index = start; index < end; index++) {
    const value = values[index] ?? null;
    const time = times[index] as number;
    if (value === null) {
      if (gap < 0) gap = index;
      continue;
    }
    if (gap >= 0 && (last < 0 || time - (times[last] as number) > width)) {
      flush();
      kept.push(gap);
      column = Number.NaN;
    }
    gap = -1;
    const here = Math.floor((time - from) / width);
    if (here !== column) flush();
    column = here;
    if (first < 0) first = low = high = index;
    last = index;
    if (value < (values[low] as number)) low = index;
    if (value > (values[high] as number)) high = index;
  }
  flush();
  if (gap >= 0) kept.push(gap);
  return kept;
}

/** Index of the first time that is not before `time`. */
export function lowerBound(times: ArrayLike<number>, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the time nearest to `time`; −1 where there is none. */
export function nearestIndex(times: ArrayLike<number>, time: number): number {
  const after = lowerBound(times, time);
  if (after === 0) return times.length === 0 ? -1 : 0;
  if (after === times.length) return after - 1;
  return time - (times[after - 1] as number) <= (times[after] as number) - time ? after - 1 : after;
}
