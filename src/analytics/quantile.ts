import { quantileSorted } from "d3-array";

/**
 * Quantile of sorted numbers, linear between the ranks ⌊h⌋ and ⌈h⌉ at h = p · (n − 1); null without any.
 * Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
 * @param sorted ascending, no NaN
 * @param p in [0, 1]; 0.5 is the median
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  // d3's types ask for an array; it only reads length and indexes.
  return quantileSorted(sorted as number[], p) ?? null;
}
