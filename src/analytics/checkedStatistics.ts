import { holmAdjusted as adjusted } from "./holmAdjusted.ts";
import type { Interval, IntervalOptions } from "./normalQuantiles.ts";
import { quantile as quantileOf } from "./quantile.ts";
import { mostAmount, requireAmount, requireLevel, requireProportion } from "./requireStatistic.ts";
import { twoProportionTest as testOf } from "./twoProportionTest.ts";
import type { Proportion, TwoProportionTest } from "./twoProportionTest.ts";
import { wilsonInterval as intervalOf } from "./wilsonInterval.ts";

/**
 * Wilson's score interval of a share; null without cases. Stays inside [0, 1] and holds its level for small n.
 * Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @param successes how many of `n`
 * @throws MetricsError `invalid-query` for more successes than cases, and for what is no count or no level
 */
export function wilsonInterval(successes: number, n: number, options: IntervalOptions = {}): Interval | null {
  requireProportion({ successes, n });
  requireLevel(options.level);
  return intervalOf(successes, n, options);
}

/**
 * Whether two shares differ by more than chance: the z-test of two independent proportions with the pooled variance.
 * Null where nothing can be said: no cases, or fewer than five expected in one of the four cells (Cochran, "Some methods
 * for strengthening the common χ² tests", Biometrics 10, 1954).
 * @throws MetricsError `invalid-query` for more successes than cases, and for what is no count
 */
export function twoProportionTest(first: Proportion, second: Proportion): TwoProportionTest | null {
  requireProportion(first, "first.");
  requireProportion(second, "second.");
  return testOf(first, second);
}

/**
 * p-values as they are when all of them are looked at together, in the order given; never below the ones given, at most 1.
 * Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 * @throws MetricsError `invalid-query` for what is no probability
 */
export function holmAdjusted(ps: readonly number[]): readonly number[] {
  ps.forEach((p, at) => requireAmount(`ps[${at}]`, p, 0, 1));
  return adjusted(ps);
}

/**
 * Quantile of sorted numbers, linear between the ranks ⌊h⌋ and ⌈h⌉ at h = p · (n − 1); null without any.
 * Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
 * @param sorted ascending, up to 1e300
 * @param p in [0, 1]; 0.5 is the median
 * @throws MetricsError `invalid-query` for another p, and for what is no number or not sorted
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  requireAmount("p", p, 0, 1);
  for (let at = 0, least = -mostAmount; at < sorted.length; at++) {
    const value = sorted[at] as number;
    // A path costs more than a look at a number.
    if (typeof value !== "number" || !(value >= least && value <= mostAmount)) requireAmount(`sorted[${at}]`, value, least);
    least = value;
  }
  return quantileOf(sorted, p);
}
