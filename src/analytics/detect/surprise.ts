import type { Expectation, Residual } from "./expectation.ts";

/** How unusual a value is against one expectation. */
export interface Surprise {
  /** −log10 of the probability of anything so rare, among all that is looked for. */
  readonly surprise: number;
  /** `point`: the value itself. `run`: it and those before it, together. */
  readonly by: "point" | "run";
}

/**
 * A value by itself, and with the run that it goes on: Fisher's product of the two probabilities ("Statistical Methods
 * for Research Workers", 1925). It takes them for independent, so that the run is the one before the value: an average with
 * the value in it would count what is far twice. Each may use its share of the budget (Bonferroni).
 */
export function surpriseOf({ tail, runTail }: Expectation, { size, before }: Residual, { point, run }: Shares): Surprise {
  const alone = tail.surpriseOf(Math.abs(size));
  const sum = alone + runTail.surpriseOf(Math.abs(before));
  const byPoint = alone + Math.log10(point);
  // Never rarer than both are.
  const byRun = Math.min(sum, sum - Math.log10(1 + sum * Math.LN10) + Math.log10(run));
  return { surprise: Math.max(0, byPoint, byRun), by: byPoint >= byRun ? "point" : "run" };
}

/** Of the budget. */
export interface Shares {
  readonly point: number;
  readonly run: number;
}
