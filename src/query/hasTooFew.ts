import { isRate } from "./metric.ts";
import type { Metric } from "./metric.ts";
import type { AnyCell } from "./result.ts";

/** As many cases as a number of the metric has to stand for before anything is claimed of it; 0: any number of them does. */
export function leastCases(metric: Metric | undefined): number {
  return metric?.minSample ?? (metric && isRate(metric) ? 30 : 0);
}

/**
 * Whether a number stands for fewer cases than `least`. A cell that still runs says only that of its state, so its cases
 * are counted too.
 */
export function hasTooFew(least: number, { state, n = Infinity }: Pick<AnyCell, "state" | "n">): boolean {
  return state === "small" || n < least;
}
