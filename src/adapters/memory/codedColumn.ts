import type { DimensionValue } from "../../query/index.ts";

type KnownValue = Exclude<DimensionValue, null>;

/** Signed, in the smallest width that fits. */
export type Codes = Int8Array | Int16Array | Int32Array;

/** A column as codes into its distinct values; −1 is unknown. */
export interface CodedColumn {
  readonly codes: Codes;
  readonly values: readonly KnownValue[];
  /** Whether each row is known to have a value of its own. */
  readonly isKey?: boolean;
}

/** Codes each distinct value in the order of first appearance. */
export function codedColumn(column: ArrayLike<DimensionValue>): CodedColumn {
  const coded = codedIntegers(column) ?? codedByMap(column);
  return coded.values.length === column.length ? { ...coded, isKey: true } : coded;
}

function codedByMap(column: ArrayLike<DimensionValue>): CodedColumn {
  const codeOf = new Map<DimensionValue, number>();
  const values: KnownValue[] = [];
  const codes = new Int32Array(column.length);
  for (let row = 0; row < codes.length; row++) {
    const value = column[row] as DimensionValue;
    if (value === null || Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      codeOf.set(value, code);
    }
    codes[row] = code;
  }
  return { codes: narrowed(codes, values.length), values };
}

/** Whole numbers that lie close together need no hash: their code stands in a table at their own place. */
function codedIntegers(column: ArrayLike<DimensionValue>): CodedColumn | null {
  const span = integerSpan(column);
  if (span === null) return null;
  const { min, max } = span;
  const codeAt = new Int32Array(max - min + 1).fill(-1);
  const values: number[] = [];
  const codes = new Int32Array(column.length);
  for (let row = 0; row < codes.length; row++) {
    const value = column[row];
    if (typeof value !== "number" || Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    const place = value - min;
    if ((codeAt[place] as number) < 0) codeAt[place] = values.push(value) - 1;
    codes[row] = codeAt[place] as number;
  }
  return { codes: narrowed(codes, values.length), values };
}

/** Bounds of the values; null unless all that are known are whole numbers, not much sparser than the rows. */
function integerSpan(column: ArrayLike<DimensionValue>): { readonly min: number; readonly max: number } | null {
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === null || Number.isNaN(value)) continue;
    if (typeof value !== "number" || !Number.isInteger(value)) return null;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max >= min && max - min < Math.max(65_536, 4 * column.length) ? { min, max } : null;
}

/** The same codes in the smallest signed width that holds codes below `size`. */
export function narrowed(codes: Int32Array, size: number): Codes {
  if (size <= 0x80) return new Int8Array(codes);
  return size <= 0x8000 ? new Int16Array(codes) : codes;
}

/** Each row's code in place of the one it had; `unknown` where it had none. */
export function recoded({ codes }: CodedColumn, codeOf: Int32Array, unknown: number, size: number): Codes {
  const recoded = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    recoded[row] = code < 0 ? unknown : (codeOf[code] as number);
  }
  return narrowed(recoded, size);
}

/** Codes of rows elsewhere, seen through a link: `rows[i]` is the row there, or −1. */
export function gathered({ codes, values }: CodedColumn, rows: Int32Array): CodedColumn {
  const seen = new Int32Array(rows.length);
  for (let row = 0; row < seen.length; row++) {
    const there = rows[row] as number;
    seen[row] = there < 0 ? -1 : (codes[there] as number);
  }
  return { codes: narrowed(seen, values.length), values };
}
