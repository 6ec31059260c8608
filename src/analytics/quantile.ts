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

/**
 * The same quantile of numbers in any order, in linear time; null without any. The numbers are put into another order.
 * @param numbers no NaN
 * @param p in [0, 1]
 */
export function quantileSelected(numbers: Float64Array | Int32Array, p: number): number | null {
  const { length } = numbers;
  if (length === 0) return null;
  const h = Math.min(Math.max(p, 0), 1) * (length - 1);
  const rank = Math.floor(h);
  const low = select(numbers, rank);
  if (h === rank) return low;
  let high = Infinity;
  for (let place = rank + 1; place < length; place++) high = Math.min(high, numbers[place] as number);
  return low + (high - low) * (h - rank);
}

/** Below this many numbers a sort costs less than choosing pivots. */
const sortedBelow = 32;

/**
 * Brings the number of a rank to its place, none greater before it and none less after.
 * Hoare's Find, "Algorithm 65", Communications of the ACM 4 (1961), with the median of three as pivot; a run of bad
 * pivots ends in a sort.
 */
function select(numbers: Float64Array | Int32Array, rank: number): number {
  let left = 0;
  let right = numbers.length - 1;
  let tries = 64;
  while (right - left >= sortedBelow && tries-- > 0) {
    const pivot = medianOfThree(
      numbers[left] as number,
      numbers[(left + right) >> 1] as number,
      numbers[right] as number,
    );
    let low = left;
    let high = right;
    while (low <= high) {
      while ((numbers[low] as number) < pivot) low++;
      while ((numbers[high] as number) > pivot) high--;
      if (low > high) break;
      const swapped = numbers[low] as number;
      numbers[low++] = numbers[high] as number;
      numbers[high--] = swapped;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else return numbers[rank] as number;
  }
  numbers.subarray(left, right + 1).sort();
  return numbers[rank] as number;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
