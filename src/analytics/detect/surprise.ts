import type { Expectation, Rare, Residual } from "./expectation.ts";

/** How unusual a value is against one expectation. */
export interface Surprise {
  /** −log10 of the probability of anything so rare, among all that is looked for. */
  readonly surprise: number;
  /** `point`: the value itself. `run`: it and those before it, together. */
  readonly by: "point" | "run";
}

/**
 * A value by itself, and with the run that it goes on: Fisher's product of the two probabilities ("Statistical Methods
 * for Research Workers", 1925), times that of both lying the same way. It takes them for independent, so that the run is the
 * one before the value: an average with the value in it would count what is far twice. A value on the other side of the
 * expected than the run before it goes on with none. Each may use its share of the budget (Bonferroni).
 */
export function surpriseOf(expectation: Expectation, { size, before }: Residual, rare: Rare | null, { point, run }: Shares): Surprise {
  const far = expectation.tail.surpriseOf(Math.abs(size));
  const alone = rare === null ? far : Math.min(far, rare.counts.surpriseOf(rare.count));
  const byPoint = Math.max(0, alone + Math.log10(point));
  if (size * before <= 0) return { surprise: byPoint, by: "point" };
  const { share, tie } = expectation.sameWay();
  const sum = (alone + expectation.runTail.surpriseOf(Math.abs(before))) / (1 + tie);
  // Never rarer than both are.
  const byRun = Math.min(sum, sum - (Math.log10(1 + sum * Math.LN10) * (1 - tie)) / (1 + tie) + Math.log10(run / share));
  return byPoint >= byRun ? { surprise: byPoint, by: "point" } : { surprise: byRun, by: "run" };
}

/** Of the budget. */
export interface Shares {
  readonly point: number;
  readonly run: number;
}
