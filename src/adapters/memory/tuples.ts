import type { AnyFilter, DimensionValue } from "../../query/index.ts";
import type { Scan } from "../../engine/scan.ts";
import { ByteLru, perOwner } from "./byteLru.ts";
import type { CodedColumn, Codes } from "./codedColumn.ts";
import { narrowed, recoded } from "./codedColumn.ts";
import type { MaskScope } from "./mask.ts";
import type { MemoryColumns } from "./table.ts";

/** The combination of values that each row has in the grouped dimensions: `codes[row] + offset`, below `size`. */
export interface Tuples {
  readonly codes: Codes;
  readonly offset: 0 | 1;
  readonly size: number;
  /** For each dimension 0 for unknown, else one more than the code; the last code is "everything else" of a fold. */
  readonly placesOf: (tuple: number) => readonly number[];
  readonly keys: readonly KeyColumn[];
}

interface KeyColumn extends CodedColumn {
  readonly folded: boolean;
}

/** What the rows of one combination are called. */
export interface TupleName {
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
}

const tupleBytes = 64 * 2 ** 20;
const tuplesOf = perOwner<MemoryColumns, ByteLru<Tuples>>(() => new ByteLru(tupleBytes, ({ codes }) => codes.byteLength));

/** The combinations of a scan's dimensions; null where it has none. */
export function tuplesFor(scope: MaskScope, { entity, by, fold, drop }: Scan): Tuples | null {
  const { columns, visible } = scope;
  const [first, ...rest] = by;
  if (first === undefined) return null;
  const folded = fold !== null && !drop && by.includes(fold.dimension) ? fold : null;
  const single = (name: string) => singles(keyColumn(columns.coded(entity, name, visible), name, folded));
  // One plain dimension is its column of codes: nothing is made, so nothing is kept.
  if (rest.length === 0 && folded === null) return single(first);
  const key = JSON.stringify([entity, by, folded, columns.linkedKey(entity, visible)]);
  return tuplesOf(columns).kept(key, () => rest.reduce((so, name) => combined(so, single(name)), single(first)));
}

/** The rows of values that a scan keeps, where it drops the others. */
export function keptOnly({ by, fold, drop }: Scan): AnyFilter | null {
  if (fold === null || !drop || !by.includes(fold.dimension)) return null;
  return { dimension: fold.dimension, op: "in", values: fold.keep };
}

export function tupleName({ keys, placesOf }: Tuples, tuple: number): TupleName {
  const places = placesOf(tuple);
  return {
    values: keys.map(({ values }, index) => values[(places[index] as number) - 1] ?? null),
    other: keys.some(({ values, folded }, index) => folded && (places[index] as number) > values.length),
  };
}

function keyColumn(column: CodedColumn, name: string, fold: Scan["fold"]): KeyColumn {
  if (fold === null || fold.dimension !== name) return { ...column, folded: false };
  const kept = new Set<DimensionValue>(fold.keep);
  const values = column.values.filter((value) => kept.has(value));
  const isWhole = values.length === column.values.length && (kept.has(null) || !column.codes.includes(-1));
  if (isWhole) return { ...column, folded: false };
  const other = values.length;
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const codeOf = Int32Array.from(column.values, (value) => placeOf.get(value) ?? other);
  return { codes: recoded(column, codeOf, kept.has(null) ? -1 : other, values.length + 1), values, folded: true };
}

function singles(key: KeyColumn): Tuples {
  return {
    codes: key.codes,
    offset: 1,
    size: key.values.length + 1 + Number(key.folded),
    placesOf: (tuple) => [tuple],
    keys: [key],
  };
}

/** Every pair has a place of its own; where that were too many, only the pairs that occur have one. */
function combined(a: Tuples, b: Tuples): Tuples {
  const rows = a.codes.length;
  const product = a.size * b.size;
  const codes = new Int32Array(rows);
  const keys = [...a.keys, ...b.keys];
  const split = (pair: number) => [...a.placesOf(Math.floor(pair / b.size)), ...b.placesOf(pair % b.size)];
  if (product <= Math.max(65_536, 2 * rows)) {
    pairUp(a, b, codes);
    return { codes: narrowed(codes, product), offset: 0, size: product, placesOf: split, keys };
  }
  const tupleOf = new Map<number, number>();
  const pairs: number[] = [];
  for (let row = 0; row < rows; row++) {
    const pair = ((a.codes[row] as number) + a.offset) * b.size + (b.codes[row] as number) + b.offset;
    let tuple = tupleOf.get(pair);
    if (tuple === undefined) {
      tuple = pairs.push(pair) - 1;
      tupleOf.set(pair, tuple);
    }
    codes[row] = tuple;
  }
  const placesOf = (tuple: number) => split(pairs[tuple] as number);
  return { codes: narrowed(codes, pairs.length), offset: 0, size: pairs.length, placesOf, keys };
}

function pairUp(a: Tuples, b: Tuples, codes: Int32Array): void {
  const { codes: left, offset } = a;
  const { codes: right, size } = b;
  const base = offset * size + b.offset;
  for (let row = 0; row < codes.length; row++) codes[row] = (left[row] as number) * size + (right[row] as number) + base;
}
