import type { Catalog, DimensionName, DimensionOf } from "./catalog.ts";
import type { ValueOf } from "./dimension.ts";
import type { Bounds } from "./filter.ts";
import type { Instant, Range } from "./range.ts";

interface NullLeaf<D> {
  readonly dimension: D;
  readonly op: "isNull";
}
type ValueLeaf<D, V> =
  | { readonly dimension: D; readonly op: "equals"; readonly value: V }
  | { readonly dimension: D; readonly op: "in" | "notIn"; readonly values: readonly (V | null)[] };
interface TextLeaf<D> {
  readonly dimension: D;
  /** Exact characters: upper and lower case differ, unless `ignoreCase` says otherwise. */
  readonly op: "contains" | "startsWith";
  readonly value: string;
  /** Upper and lower case alike, accents apart: as the search of a members query compares. Default false. */
  readonly ignoreCase?: boolean;
}
interface NumberRangeLeaf<D> {
  readonly dimension: D;
  readonly op: "range";
  readonly range: Bounds<number>;
}
interface DecimalRangeLeaf<D> {
  readonly dimension: D;
  readonly op: "range";
  /** Compared by value, digit by digit. */
  readonly range: Bounds<string | number>;
}
interface TimeRangeLeaf<D> {
  readonly dimension: D;
  readonly op: "range";
  /** Absolute with one bound open, or any range of the contract, relative ones included. */
  readonly range: Bounds<Instant> | Range;
}

type LeafOf<D extends string, Kind, V> =
  | NullLeaf<D>
  | (Kind extends "time" ? TimeRangeLeaf<D> : Kind extends "decimal" ? ValueLeaf<D, string | number> : ValueLeaf<D, V>)
  | (Kind extends "number" ? NumberRangeLeaf<D> : never)
  | (Kind extends "decimal" ? DecimalRangeLeaf<D> : never)
  | (Kind extends "string" | "enum" ? TextLeaf<D> : never);

/** One condition on one dimension, typed by it. */
export type Leaf<C extends Catalog> = {
  [D in DimensionName<C>]: LeafOf<D, DimensionOf<C, D>["kind"], ValueOf<DimensionOf<C, D>>>;
}[DimensionName<C>];

/** A filter whose names and values are those of the catalog; its meaning is that of `AnyFilter`. */
export type Filter<C extends Catalog> =
  | { readonly and: readonly Filter<C>[] }
  | { readonly or: readonly Filter<C>[] }
  | { readonly not: Filter<C> }
  | Leaf<C>;
