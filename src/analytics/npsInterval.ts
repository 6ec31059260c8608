import { normalQuantiles } from "./normalQuantiles.ts";
import type { Interval, IntervalOptions } from "./normalQuantiles.ts";
import { requireAmount, requireLevel } from "./requireStatistic.ts";

/** How many answered what; the others of `n` are passives. */
export interface NpsCounts {
  readonly promoters: number;
  readonly detractors: number;
  readonly n: number;
}

/**
 * Variance of a net promoter score in [−1, 1] as an estimate from `n` answers: (p + d − (p − d)²) ÷ n with the shares p
 * of promoters and d of detractors, which is that of the difference of two shares of one multinomial. Null without
 * answers. In points (−100 to 100) it is 10 000 times as large.
 * @throws MetricsError `invalid-query` for more promoters and detractors than answers, and for what is no count
 */
export function npsVariance({ promoters, detractors, n }: NpsCounts): number | null {
  requireAmount("n", n, 0);
  requireAmount("promoters", promoters, 0, n);
  requireAmount("detractors", detractors, 0, n - promoters);
  return n === 0 ? null : varianceOf({ promoters, detractors, n });
}

/**
 * The interval of a net promoter score, in [−1, 1]; null without answers. The adjusted Wald interval: three answers
 * more, ¾ of them promoters and ¾ detractors, so that few or equal answers do not claim certainty.
 * Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016).
 * @throws MetricsError `invalid-query` for more promoters and detractors than answers, and for what is no count or no level
 */
export function npsInterval(counts: NpsCounts, { level = 0.95 }: IntervalOptions = {}): Interval | null {
  requireLevel(level);
  if (npsVariance(counts) === null) return null;
  const [promoters, detractors, n] = [counts.promoters + 0.75, counts.detractors + 0.75, counts.n + 3];
  const half = normalQuantiles[level] * Math.sqrt(varianceOf({ promoters, detractors, n }));
  const score = (promoters - detractors) / n;
  return { lower: Math.max(-1, score - half), upper: Math.min(1, score + half), level };
}

function varianceOf({ promoters, detractors, n }: NpsCounts): number {
  const score = (promoters - detractors) / n;
  return ((promoters + detractors) / n - score * score) / n;
}
