import { MetricsError } from "../../query/index.ts";
import type { DimensionValue } from "../../query/index.ts";

/** A column of numbers; NaN is unknown. */
export type Numbers = Float64Array | Int32Array;

/** What is found out about a column once. */
export interface NumberFacts {
  /** Of the known ones; Infinity and −Infinity where none is known. */
  readonly min: number;
  readonly max: number;
  readonly known: number;
  /** Whether all known ones are whole, and so few and small that every sum of them is exact. */
  readonly whole: boolean;
  /** Whether all are known and none is less than the one before it. */
  readonly sorted: boolean;
}

/**
 * Two kinds of arrays are enough for every column: the loops over them stay fast.
 * @param path of the column, for the error
 * @throws MetricsError `contract-violation` for values that are no numbers: they would all be unknown in silence
 */
export function numbersFrom(column: ArrayLike<DimensionValue>, path: string): Numbers {
  if (column instanceof Float64Array || column instanceof Int32Array) return column;
  if (
    column instanceof Int8Array ||
    column instanceof Uint8Array ||
    column instanceof Int16Array ||
    column instanceof Uint16Array
  ) {
    return Int32Array.from(column);
  }
  const numbers = new Float64Array(column.length);
  for (let row = 0; row < numbers.length; row++) {
    const value = column[row];
    if (typeof value !== "number" && value !== null && value !== undefined) {
      throw new MetricsError(
        "contract-violation",
        `row ${row} holds a ${typeof value}; numbers are numbers, and times epoch milliseconds: Date.parse(text)`,
        { path },
      );
    }
    numbers[row] = value ?? Number.NaN;
  }
  return numbers;
}

export function factsOf(numbers: Numbers): NumberFacts {
  let min = Infinity;
  let max = -Infinity;
  let known = 0;
  let whole = true;
  let sorted = true;
  let last = -Infinity;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    if (number !== number) {
      sorted = false;
      continue;
    }
    known++;
    if (number < last) sorted = false;
    last = number;
    if (number < min) min = number;
    if (number > max) max = number;
    if (whole && Math.floor(number) !== number) whole = false;
  }
  const largest = known === 0 ? 0 : Math.max(Math.abs(min), Math.abs(max));
  return { min, max, known, whole: whole && largest * known <= Number.MAX_SAFE_INTEGER, sorted };
}

/** The first row of a sorted column whose number is not less than `bound`. */
export function lowerBound(sorted: Numbers, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of rows elsewhere, seen through a link: `rows[i]` is the row there, or −1. */
export function linkedNumbers(numbers: Numbers, rows: Int32Array): Numbers {
  const seen = new Float64Array(rows.length);
  for (let row = 0; row < seen.length; row++) {
    const there = rows[row] as number;
    seen[row] = there < 0 ? Number.NaN : (numbers[there] as number);
  }
  return seen;
}
