import type { AnyFilter, DimensionValue } from "../query/index.ts";
import type { Amount } from "./amount.ts";

/** One number to compute per group. Null values of `of` are left out. */
export type Measure = { readonly where: AnyFilter | null } & (
  | { readonly kind: "count" }
  | { readonly kind: "sum" | "min" | "max"; readonly of: string }
  /** Number of rows where `of` is known. */
  | { readonly kind: "known"; readonly of: string }
  /** `of` is a dimension, or a column name of the entity: its key or one of its links. */
  | { readonly kind: "distinct"; readonly of: string }
  /**
   * Linear interpolation between ranks: h = p · (n − 1) over the sorted values (type 7). `approximate`: a histogram
   * whose bins grow by 2 % may stand for the values, so that each of the two that the answer lies between is within 1 %.
   */
  | { readonly kind: "percentile"; readonly of: string; readonly p: number; readonly approximate?: true }
);

/** A span of time cut into buckets; both as epoch milliseconds, half-open. */
export interface TimeWindow {
  readonly dimension: string;
  readonly from: number;
  readonly to: number;
  /** Starts of the buckets in order, the first ≤ `from`; bucket i ends where i + 1 starts, the last at `to`. Null: one bucket. */
  readonly starts: readonly number[] | null;
  /**
   * Rolling windows: bucket i counts the rows from `reach[i]` (never after its start, never before `reach[i − 1]`) to
   * its end; rows before `from` count only through it. Only with `starts`, and only where every measure is a
   * `distinct`: the engine takes the others apart itself.
   */
  readonly reach?: readonly number[];
  /**
   * Only the rows at the first or last instant that each bucket has among all rows of the entity that the caller may
   * see, whatever the scan's filters say: a snapshot is one moment for all groups.
   */
  readonly moment?: "first" | "last";
}

/** One pass over the rows of one entity: group, then measure. */
export interface Scan {
  readonly entity: string;
  /** Null: all rows, whenever they were. */
  readonly time: TimeWindow | null;
  readonly where: AnyFilter | null;
  readonly by: readonly string[];
  /** Values of this dimension that are not listed become one group, marked as other. Null may be listed. */
  readonly fold: { readonly dimension: string; readonly keep: readonly DimensionValue[] } | null;
  /** When there is a fold: whether rows outside it are dropped instead. */
  readonly drop: boolean;
  readonly measures: readonly Measure[];
  /** More groups than this are too many for the answer: whoever computes them may stop there and refuse. */
  readonly most?: number;
  /** Only with one dimension and no buckets. Whoever computes all groups may pass over it. */
  readonly first?: First;
}

/**
 * The groups that are wanted: those of the largest figure, unknown ones last, equal ones in the dimension's own order.
 * A group beyond them may be left out.
 */
export interface First {
  readonly count: number;
  /** One of the scan's measures. */
  readonly of: Measure;
  /** Another one, which `of` is divided by; what is divided by 0 is unknown. Null: the figure is `of` itself. */
  readonly per: Measure | null;
  /** The groups beyond become one, marked as other: only where every measure adds up, and not passed over. */
  readonly others?: true;
}

/** A group that has at least one row. */
export interface Group {
  /** Index of the bucket; 0 without buckets. */
  readonly bucket: number;
  /** One a dimension of `by`; null is the group of unknown values. */
  readonly values: readonly DimensionValue[];
  /** Whether the folded dimension's value is "everything else" (its entry in `values` is then null). */
  readonly other: boolean;
  /** One a measure; null where nothing was measured. Sums, minima and maxima of exact decimals are bigints. */
  readonly measures: readonly (Amount | null)[];
}

/** Computes scans, in the same order. Relative ranges in filters are already absolute instants. */
export type Evaluate = (scans: readonly Scan[]) => Promise<readonly (readonly Group[])[]>;
