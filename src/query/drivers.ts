import type { Catalog, GroupDimensionName, MetricName, TimeDimensionName } from "./catalog.ts";
import type { Asked } from "./query.ts";
import type { Range } from "./range.ts";

/** Which values of which dimensions explain a change of a metric between two periods; each dimension by itself. */
export interface DriversQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "drivers";
  /** It has to add up over dimensions, or to be a ratio or an average of what does. */
  readonly metric: MetricName<C>;
  readonly time: { readonly dimension?: TimeDimensionName<C>; readonly range: Range };
  /** The period before. Default `previous`. */
  readonly compare?: "previous" | { readonly shift: string } | Range;
  readonly dimensions: readonly GroupDimensionName<C>[];
  /** Values of each dimension, those that contribute most; the rest is one row, so that all add up. Default 20. */
  readonly top?: number;
}
