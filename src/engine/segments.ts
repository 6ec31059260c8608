import type { Catalog, DimensionValue } from "../query/index.ts";
import { valueComparator } from "./compareValues.ts";
import type { Segment } from "./eventTable.ts";

/** Which segments a breakdown has, and in which of them a value is. */
export interface Segments {
  /** In order: by value, unknown after the others, everything else last. */
  readonly list: readonly Segment[];
  readonly indexOf: (value: DimensionValue) => number;
}

/** One segment that holds everything. */
export const undivided: Segments = { list: [{ value: null, other: false }], indexOf: () => 0 };

/**
 * @param sizes of each value that any period has, by the query's own period
 * @param top values to keep, the largest; ties in the dimension's own order
 */
export function segmentsOf(
  catalog: Catalog,
  dimension: string,
  sizes: ReadonlyMap<DimensionValue, number>,
  top: number | undefined,
): Segments {
  const compare = valueComparator(catalog.dimensions[dimension]);
  const ranked = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || compare(a, b));
  const kept = ranked.slice(0, top ?? ranked.length).map(([value]) => value).sort(compare);
  const folded = kept.length < ranked.length;
  const places = new Map(kept.map((value, index) => [value, index]));
  return {
    list: [...kept.map((value) => ({ value, other: false })), ...(folded ? [{ value: null, other: true }] : [])],
    indexOf: (value) => places.get(value) ?? kept.length,
  };
}
