import type { DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { CodedColumn } from "./codedColumn.ts";
import { narrowed } from "./codedColumn.ts";

/**
 * A column that the host has coded already: row i holds `values[codes[i]]`. Unknown is −1 in signed codes and the
 * type's largest number (255, 65 535, 4 294 967 295) in unsigned ones. The values are known, and each stands once.
 */
export interface EncodedColumn {
  readonly codes: Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
  readonly values: readonly Exclude<DimensionValue, null>[];
}

/**
 * A column of one entity: times as epoch milliseconds, exact decimals as text, bigint or a number that surely is what
 * was meant, null or NaN for unknown. Typed arrays are read where they
 * stand (Float64Array, Int32Array and codes without a copy), so none may change while the adapter is in use.
 */
export type MemoryColumn = ArrayLike<DimensionValue | bigint> | EncodedColumn;

export function isEncoded(column: MemoryColumn): column is EncodedColumn {
  return "codes" in column;
}

export function lengthOf(column: MemoryColumn): number {
  return isEncoded(column) ? column.codes.length : column.length;
}

/**
 * The host's codes as ours. Unsigned codes are read as signed ones of the same width, in place, where the values
 * are few enough: the largest unsigned number is then −1 by itself.
 * @throws MetricsError `contract-violation` where a code has no value or a value stands twice or is unknown
 */
export function checkedCodes({ codes, values }: EncodedColumn, path: string): CodedColumn {
  const wrong = (message: string) => new MetricsError("contract-violation", message, { path });
  if (values.some((value) => value === null || Number.isNaN(value))) {
    throw wrong("unknown is no value of a coded column; its code is −1, or the largest number of an unsigned type");
  }
  if (new Set(values).size < values.length) throw wrong("a value stands twice in a coded column");
  const signed = signedCodes(codes, values.length);
  const row = firstOutside(signed, values.length);
  if (row >= 0) throw wrong(`code ${codes[row]} at row ${row} stands for none of ${values.length} values`);
  return { codes: signed, values };
}

function firstOutside(codes: CodedColumn["codes"], size: number): number {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < -1 || code >= size) return row;
  }
  return -1;
}

function signedCodes(codes: EncodedColumn["codes"], size: number): CodedColumn["codes"] {
  if (codes instanceof Int8Array || codes instanceof Int16Array || codes instanceof Int32Array) return codes;
  const { buffer, byteOffset, length } = codes;
  if (codes instanceof Uint8Array && size <= 0x80) return new Int8Array(buffer, byteOffset, length);
  if (codes instanceof Uint16Array && size <= 0x8000) return new Int16Array(buffer, byteOffset, length);
  if (codes instanceof Uint32Array) return new Int32Array(buffer, byteOffset, length);
  const unknown = codes instanceof Uint8Array ? 0xff : 0xffff;
  return narrowed(Int32Array.from(codes, (code) => (code === unknown ? -1 : code)), size);
}

/** Row by row the values of a column that the host has coded. */
export function decoded({ codes, values }: CodedColumn): readonly DimensionValue[] {
  return Array.from(codes, (code) => values[code] ?? null);
}
