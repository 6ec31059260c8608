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
export function surpriseOf({ tail, runTail }: Expectation, { size, run }: Residual, share: number): Surprise {
  const point = tail.surpriseOf(Math.abs(size));
  const sum = point + runTail.surpriseOf(Math.abs(run));
  const together = sum - Math.log10(1 + sum * Math.LN10);
  const by = point >= together ? "point" : "run";
  return { surprise: Math.max(0, Math.max(point, together) + Math.log10(share)), by };
}
