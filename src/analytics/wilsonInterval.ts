import { normalQuantiles } from "./normalQuantiles.ts";
import type { Interval, IntervalOptions } from "./normalQuantiles.ts";

/**
 * Wilson's score interval of a share; null without cases. Stays inside [0, 1] and holds its level for small n.
 * Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @param successes how many of `n`
 */
export function wilsonInterval(successes: number, n: number, { level = 0.95 }: IntervalOptions = {}): Interval | null {
  if (!(n > 0) || successes < 0 || successes > n) return null;
  const z = normalQuantiles[level];
  const share = successes / n;
  const denominator = 1 + (z * z) / n;
  const center = (share + (z * z) / (2 * n)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { lower: Math.max(0, center - half), upper: Math.min(1, center + half), level };
}
