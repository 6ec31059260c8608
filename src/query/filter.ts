import type { DimensionValue } from "./dimension.ts";
import type { Instant, Range } from "./range.ts";

/** Half-open bounds `[from, to)`; a missing bound is open. */
export interface Bounds<V> {
  readonly from?: V;
  readonly to?: V;
}

/**
 * A tree of conditions with two truth values: a leaf on an unknown value is false (but for `isNull`, `notIn`
 * and lists that hold null), and `not` turns false into true. So `notIn` and `not` keep unknown values.
 */
export type AnyFilter =
  | { readonly and: readonly AnyFilter[] }
  | { readonly or: readonly AnyFilter[] }
  | { readonly not: AnyFilter }
  | AnyLeaf;

export type AnyLeaf =
  | { readonly dimension: string; readonly op: "isNull" }
  | { readonly dimension: string; readonly op: "equals"; readonly value: Exclude<DimensionValue, null> }
  | { readonly dimension: string; readonly op: "in" | "notIn"; readonly values: readonly DimensionValue[] }
  | { readonly dimension: string; readonly op: "contains" | "startsWith"; readonly value: string; readonly ignoreCase?: boolean }
  | { readonly dimension: string; readonly op: "range"; readonly range: Bounds<number> | Bounds<Instant> | Bounds<string | number> | Range };

/** The values that a leaf compares with. */
export function decimalOperands(leaf: AnyLeaf): readonly unknown[] {
  if (leaf.op === "equals") return [leaf.value];
  if (leaf.op === "in" || leaf.op === "notIn") return leaf.values.filter((value) => value !== null);
  return leaf.op === "range" ? Object.values(leaf.range) : [];
}

/** The conjunction of the filters that are there; null where there is none. */
export function allOf(filters: readonly (AnyFilter | null | undefined)[]): AnyFilter | null {
  const present = filters.filter((filter) => filter != null);
  const [first] = present;
  if (first === undefined) return null;
  return present.length === 1 ? first : { and: present };
}
