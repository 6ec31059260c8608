import { quantileSelected } from "./quantile.ts";
import type { Attempts } from "./funnelAttempts.ts";

/** Attempts with the times of their steps. */
export interface TimedAttempts extends Pick<Attempts, "count" | "reached"> {
  readonly steps: number;
  /** `times[attempt * steps + k]`: when the step done k-th was done, epoch milliseconds; NaN where it was not. */
  readonly times: Float64Array;
}

/** Seconds that some took, of whom there are n; null where there is none. */
export interface Durations {
  readonly median: number | null;
  readonly p90: number | null;
  readonly n: number;
}

export function timedAttempts({ count, reached, places }: Attempts, times: Float64Array): TimedAttempts {
  const stepTimes = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    stepTimes[at] = place < 0 ? Number.NaN : (times[place] as number);
  }
  return { count, reached, steps: count === 0 ? 0 : places.length / count, times: stepTimes };
}

/**
 * The attempt of each unit that got furthest; of equals the one whose steps were done earliest, compared step by step,
 * then the one with the lower `rank`.
 */
export function bestAttempts(
  { count, reached, steps, times }: TimedAttempts,
  unitOf: (attempt: number) => number | string,
  { rank = () => 0 }: { readonly rank?: (attempt: number) => number } = {},
): Int32Array {
  const best = new Map<number | string, number>();
  const isBetter = (one: number, other: number) => {
    if (reached[one] !== reached[other]) return (reached[one] as number) > (reached[other] as number);
    for (let step = 0; step < (reached[one] as number); step++) {
      const earlier = (times[other * steps + step] as number) - (times[one * steps + step] as number);
      if (earlier !== 0) return earlier > 0;
    }
    return rank(one) < rank(other);
  };
  let last: number | string | undefined;
  let lastBest = -1;
  for (let attempt = 0; attempt < count; attempt++) {
    const unit = unitOf(attempt);
    // Attempts of one unit mostly stand together.
    const known = unit === last ? lastBest : best.get(unit);
    last = unit;
    lastBest = known === undefined || isBetter(attempt, known) ? attempt : known;
    if (lastBest !== known) best.set(unit, lastBest);
  }
  return Int32Array.from(best.values());
}

/** How many of the chosen attempts reached each step. */
export function stepCounts({ reached }: TimedAttempts, chosen: ArrayLike<number>, steps: number): readonly number[] {
  const last = new Array<number>(steps + 1).fill(0);
  for (let at = 0; at < chosen.length; at++) {
    const most = reached[chosen[at] as number] as number;
    last[most] = (last[most] as number) + 1;
  }
  const counts = new Array<number>(steps).fill(0);
  let so = 0;
  for (let step = steps - 1; step >= 0; step--) {
    so += last[step + 1] as number;
    counts[step] = so;
  }
  return counts;
}

/** Seconds from one step to another, in any order, of the chosen attempts that did both. */
export function secondsBetween(
  { reached, steps, times }: TimedAttempts,
  chosen: ArrayLike<number>,
  from: number,
  to: number,
): Float64Array {
  const seconds = new Float64Array(chosen.length);
  let count = 0;
  for (let at = 0; at < chosen.length; at++) {
    const attempt = chosen[at] as number;
    if ((reached[attempt] as number) <= to) continue;
    const first = attempt * steps;
    seconds[count++] = ((times[first + to] as number) - (times[first + from] as number)) / 1000;
  }
  return seconds.subarray(0, count);
}

/** Median and 90th percentile (type 7 of Hyndman and Fan). The seconds are put into another order. */
export function durationsOf(seconds: Float64Array): Durations {
  return { median: quantileSelected(seconds, 0.5), p90: quantileSelected(seconds, 0.9), n: seconds.length };
}
