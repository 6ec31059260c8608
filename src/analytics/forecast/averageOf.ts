import type { ValueKind } from "../detect/stabilize.ts";
import { normalQuantiles } from "../normalQuantiles.ts";
import type { ConfidenceLevel } from "../normalQuantiles.ts";
import { quantile } from "../quantile.ts";
import type { Chosen } from "./chooseMethods.ts";
import { forecastTuning } from "./forecastTuning.ts";
import type { Series } from "./series.ts";
import { studentQuantile } from "./studentQuantile.ts";

/** What to expect, and between which bounds. */
export interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

interface AverageOptions {
  readonly kind: ValueKind;
  readonly level: ConfidenceLevel;
  /** That shares are of; null where that is not known. */
  readonly cases: number | null;
  /** How many times as wide bounds are as the methods say. */
  readonly widening: number;
}

const { rangesAhead, theoryErrors } = forecastTuning;

/** The average of methods so many points ahead of a series; of one that never varied, that value. */
export function averageOf(chosen: readonly Chosen[], series: Series, { kind, level, cases, widening }: AverageOptions): (ahead: number) => Bounded {
  const sorted = series.filter((value) => value === value).sort();
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  if (least === most) return () => ({ value: least, lower: least, upper: least });
  const methods = chosen.map(({ candidate: { scale, prediction }, weight, width }) => ({ scale, prediction, weight, width, tails: tailsOf(prediction.errors, sorted.length, level) }));
  return (ahead) => {
    const each = methods.map(({ scale, prediction, weight, width, tails: { below, above } }) => {
      const middle = prediction.middles[ahead] as number;
      const deviation = widening * width * (prediction.deviations[ahead] as number);
      const value = scale.from(middle, prediction.noise);
      return { weight, value, below: value - scale.from(middle - below * deviation, 0), above: scale.from(middle + above * deviation, 0) - value };
    });
    const mean = (of: (one: (typeof each)[number]) => number) => each.reduce((sum, one) => sum + one.weight * of(one), 0);
    const value = mean((one) => one.value);
    const chance = cases === null ? 0 : normalQuantiles[level] * Math.sqrt((value * (1 - value)) / cases);
    const farthest = rangesAhead * (most - least) * Math.sqrt(1 + ahead / sorted.length) * Math.max(1, Math.abs(value) / Math.max(-least, most));
    const lower = value - Math.max(chance, Math.min(farthest, mean((one) => one.below)));
    const upper = value + Math.max(chance, Math.min(farthest, mean((one) => one.above)));
    // Shares are often just 0 or 1: an end that one of the methods reaches is not left out by a hair.
    if (kind !== "share") return { value, lower, upper };
    return {
      value,
      lower: each.some((one) => one.value <= one.below) ? 0 : Math.max(0, lower),
      upper: each.some((one) => one.value + one.above >= 1) ? 1 : Math.min(1, upper),
    };
  };
}

interface Tails {
  readonly below: number;
  readonly above: number;
}

/**
 * How many deviations an interval reaches down and up: Student's of a value beside the mean of those known, which counts as
 * `theoryErrors`, and the quantiles of what was seen. Of n errors the next is below the k-th with probability k ÷ (n + 1): Wilks
 * 1941; conformal prediction. Where they are too few for that, what was seen makes it no narrower.
 */
function tailsOf(errors: Float64Array, known: number, level: ConfidenceLevel): Tails {
  const sorted = errors.toSorted();
  const beyond = Math.max(0, 1 - (((1 + level) / 2) * (known + 1)) / known);
  const t = studentQuantile(normalQuantiles[level], known - 1) * Math.sqrt(1 + 1 / known);
  const reach = (seen: number) => Math.max(beyond === 0 ? t : 0, (theoryErrors * t + sorted.length * seen) / (theoryErrors + sorted.length));
  return { below: reach(-(quantile(sorted, beyond) ?? 0)), above: reach(quantile(sorted, 1 - beyond) ?? 0) };
}
