import { normalQuantiles } from "./normalQuantiles.ts";
import type { Interval, IntervalOptions } from "./normalQuantiles.ts";

/**
 * Wilson's score interval of a share; null without cases, and for more successes than cases. Stays inside [0, 1] and holds its level for small n.
 * Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @param successes how many of `n`
 */
export function wilsonInterval(successes: number, n: number, { level = 0.95 }: IntervalOptions = {}): Interval | null {
  if (!(n > 0) || successes < 0 || successes > n) return null;
  const z = normalQuantiles[level];
  const share = successes / n;
  const center = (successes + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt(successes * (1 - share) + (z * z) / 4);
  return { lower: Math.max(0, Math.min(share, center - half)), upper: Math.min(1, Math.max(share, center + half)), level };
}
