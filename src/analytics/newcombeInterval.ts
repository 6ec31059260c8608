import type { Interval, IntervalOptions } from "./normalQuantiles.ts";
import { requireLevel, requireProportion } from "./requireStatistic.ts";
import type { Proportion } from "./twoProportionTest.ts";
import { wilsonInterval } from "./wilsonInterval.ts";

/**
 * The interval of first share − second share of independent cases, in [−1, 1]; null where either has no cases.
 * Each side takes the distance of the shares' own score intervals, so that it holds its level for few cases and for
 * shares of 0 and 1. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17 (1998), method 10.
 * @throws MetricsError `invalid-query` for more successes than cases, and for what is no count or no level
 */
export function newcombeInterval(first: Proportion, second: Proportion, options: IntervalOptions = {}): Interval | null {
  requireLevel(options.level);
  requireProportion(first, "first.");
  requireProportion(second, "second.");
  const a = wilsonInterval(first.successes, first.n, options);
  const b = wilsonInterval(second.successes, second.n, options);
  if (a === null || b === null) return null;
  const [shareA, shareB] = [first.successes / first.n, second.successes / second.n];
  const difference = shareA - shareB;
  return {
    lower: difference - Math.hypot(shareA - a.lower, b.upper - shareB),
    upper: difference + Math.hypot(a.upper - shareA, shareB - b.lower),
    level: a.level,
  };
}
