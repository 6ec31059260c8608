import type { DimensionValue } from "./dimension.ts";
import type { AnyFilter } from "./filter.ts";

/** The rows of one value of a dimension. */
export function memberFilter(dimension: string, value: DimensionValue): AnyFilter {
  return value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value };
}
