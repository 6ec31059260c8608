import { lowerBound } from "./numbers.ts";

/** A mask that holds for more of the rows than one in so many is faster looked through whole. */
const fewest = 6;

const rowsOf = new WeakMap<Uint8Array, Int32Array | null>();

/** The rows of a mask that holds for few of them, in order; null where it holds for many. Kept as long as the mask. */
export function fewRows(mask: Uint8Array): Int32Array | null {
  const known = rowsOf.get(mask);
  if (known !== undefined) return known;
  const rows = freshRows(mask);
  rowsOf.set(mask, rows);
  return rows;
}

/** Those of the rows from `from` to before `to`. */
export function rowsBetween(rows: Int32Array, from: number, to: number): Int32Array {
  return rows.subarray(lowerBound(rows, from), lowerBound(rows, to));
}

function freshRows(mask: Uint8Array): Int32Array | null {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  if (count * fewest > mask.length) return null;
  const rows = new Int32Array(count + 1);
  let taken = 0;
  for (let row = 0; row < mask.length; row++) {
    rows[taken] = row;
    taken += mask[row] as number;
  }
  return rows.subarray(0, count);
}
