import type { Catalog, GroupDimensionName, MetricName, TimeDimensionName } from "./catalog.ts";
import type { Asked } from "./query.ts";
import type { Range } from "./range.ts";

/**
 * Which values of which dimensions explain a change of a metric between two periods: each dimension by itself, or
 * combinations of them.
 */
export interface DriversQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "drivers";
  /** It has to add up over dimensions, or to be a ratio or an average of what does. */
  readonly metric: MetricName<C>;
  readonly time: { readonly dimension?: TimeDimensionName<C>; readonly range: Range };
  /** The period before. Default `previous`. */
  readonly compare?: "previous" | { readonly shift: string } | Range;
  readonly dimensions: readonly GroupDimensionName<C>[];
  /**
   * Values of each dimension, those that contribute most; the rest is one row, so that all add up. With `combine`: rows in
   * all, the first ones. Default 20.
   */
  readonly top?: number;
  /**
   * Asks for combinations of the values of up to so many dimensions instead: those that changed more than chance and than
   * the rest, none within another, ranked by size and significance. They do not add up, and none is said to be a cause.
   */
  readonly combine?: 1 | 2 | 3;
  /** Of combinations: the least share of the whole (of a ratio's denominator) in either period, 0 to 1. Default 0.01. */
  readonly minSupport?: number;
}
