import { max, mean } from "d3-array";
import { MetricsError } from "../query/error.ts";
import { normalQuantiles } from "./normalQuantiles.ts";
import type { ConfidenceLevel, IntervalOptions } from "./normalQuantiles.ts";
import { requireAmount, requireLevel } from "./requireStatistic.ts";

export interface CorrelationOptions extends IntervalOptions {
  /** `pearson` of the numbers (the default), or `spearman` of their ranks, which one far value does not decide. */
  readonly method?: "pearson" | "spearman";
}

export interface Correlation {
  /** In [−1, 1]. */
  readonly r: number;
  /** Pairs of which both numbers are known. */
  readonly n: number;
  /** Null below four pairs: no interval can be made. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: ConfidenceLevel;
}

/**
 * How far two numbers go together; null below two known pairs, and where one of the two is always the same.
 * Its interval is Fisher's, tanh(artanh r ± z·σ): σ² = 1 ÷ (n − 3) of numbers (Fisher, "On the probable error of a
 * coefficient of correlation", Metron 1, 1921), 1.06 ÷ (n − 3) of ranks (Fieller, Hartley and Pearson, "Tests for rank
 * correlation coefficients", Biometrika 44, 1957). Equal numbers have the mean of their ranks.
 * @param pairs with null where a number is not known; such a pair is left out
 * @throws MetricsError `invalid-query` for what is neither null nor a number up to 1e300, and for a method or a level that is none
 */
export function correlation(
  pairs: readonly (readonly [number | null, number | null])[],
  { method = "pearson", level = 0.95 }: CorrelationOptions = {},
): Correlation | null {
  if (method !== "pearson" && method !== "spearman") throw new MetricsError("invalid-query", "method is pearson or spearman", { path: "method" });
  requireLevel(level);
  pairs.forEach((pair, at) => pair.forEach((value, side) => value === null || requireAmount(`pairs[${at}][${side}]`, value)));
  const known = pairs.filter((pair): pair is readonly [number, number] => pair[0] !== null && pair[1] !== null);
  const columns = [known.map(([x]) => x), known.map(([, y]) => y)] as const;
  const [xs, ys] = method === "pearson" ? columns : [ranks(columns[0]), ranks(columns[1])];
  const r = pearson(xs, ys);
  if (r === null) return null;
  const n = known.length;
  if (n < 4) return { r, n, lower: null, upper: null, level };
  const half = normalQuantiles[level] * Math.sqrt((method === "pearson" ? 1 : 1.06) / (n - 3));
  return { r, n, lower: Math.tanh(Math.atanh(r) - half), upper: Math.tanh(Math.atanh(r) + half), level };
}

function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const [x, y] = [deviations(xs), deviations(ys)];
  if (x === null || y === null) return null;
  const products = (one: readonly number[], other: readonly number[]) => one.reduce((sum, value, index) => sum + value * (other[index] as number), 0);
  return Math.min(1, Math.max(-1, products(x, y) / (Math.sqrt(products(x, x)) * Math.sqrt(products(y, y)))));
}

/**
 * From the mean, in a second pass: what is subtracted keeps its digits. In units of the largest, whose square is neither
 * nothing nor too much. Null of a constant, whose mean may be another float than it is.
 */
function deviations(numbers: readonly number[]): readonly number[] | null {
  if (numbers.every((number) => number === numbers[0])) return null;
  const middle = mean(numbers) ?? 0;
  const most = max(numbers, (number) => Math.abs(number - middle)) ?? 1;
  return numbers.map((number) => (number - middle) / most);
}

function ranks(numbers: readonly number[]): readonly number[] {
  const order = [...numbers.keys()].sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
  const ranked = new Array<number>(numbers.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && numbers[order[to] as number] === numbers[order[from] as number]) to += 1;
    for (let place = from; place < to; place++) ranked[order[place] as number] = (from + to + 1) / 2;
  }
  return ranked;
}
