import type { Expectation, Residual } from "./expectation.ts";

/** How unusual a value is against one expectation. */
export interface Surprise {
  /** −log10 of the probability of anything so rare, among all that is looked for. */
  readonly surprise: number;
  /** `point`: the value itself. `run`: it and those before it, together. */
  readonly by: "point" | "run";
}

/**
 * A value by itself, and with the run that it is in: Fisher's product of the two probabilities ("Statistical Methods
 * for Research Workers", 1925), as though they were independent. Each may use its share of the budget (Bonferroni), so
 * that the least of the probabilities keeps it.
 */
export function surpriseOf({ tail, runTail }: Expectation, { size, run }: Residual, { point, run: runs }: Shares): Surprise {
  const alone = tail.surpriseOf(Math.abs(size));
  const sum = alone + runTail.surpriseOf(Math.abs(run));
  const byPoint = alone + Math.log10(point);
  const byRun = sum - Math.log10(1 + sum * Math.LN10) + Math.log10(runs);
  return { surprise: Math.max(0, byPoint, byRun), by: byPoint >= byRun ? "point" : "run" };
}

/** Of the budget. */
export interface Shares {
  readonly point: number;
  readonly run: number;
}
