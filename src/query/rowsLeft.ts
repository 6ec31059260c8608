import type { DimensionValue } from "./dimension.ts";
import type { AnyFilter } from "./filter.ts";

/** What a condition leaves, as far as a list of values says it. */
export interface RowsLeft {
  /** The values of each dimension that one of a few is asked of. */
  readonly values: readonly (readonly [dimension: string, values: readonly DimensionValue[]])[];
  /** Whether that is all that it asks. */
  readonly isAll: boolean;
}

/** @param most values that a list may have */
export function rowsLeft(where: AnyFilter | undefined, most = Infinity): RowsLeft {
  if (where === undefined) return { values: [], isAll: true };
  if ("and" in where) {
    const parts = where.and.map((part) => rowsLeft(part, most));
    return { values: parts.flatMap(({ values }) => values), isAll: parts.every(({ isAll }) => isAll) };
  }
  if (!("op" in where)) return { values: [], isAll: false };
  if (where.op === "equals") return { values: [[where.dimension, [where.value]]], isAll: true };
  if (where.op === "isNull") return { values: [[where.dimension, [null]]], isAll: true };
  if (where.op === "in" && where.values.length > 0 && where.values.length <= most) return { values: [[where.dimension, where.values]], isAll: true };
  return { values: [], isAll: false };
}
