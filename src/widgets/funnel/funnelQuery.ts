import type { Catalog } from "../../query/catalog.ts";
import type { FunnelBreakdown, FunnelQuery } from "../../query/funnel.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import type { Comparison } from "../../query/query.ts";
import type { Grain, Range } from "../../query/range.ts";
import { rangeDays } from "../../query/rangeDays.ts";

/** What a funnel shows: how far they got, how long it took, or how that changed over time. */
export type FunnelViewName = "steps" | "timeToConvert" | "trend";

export type FunnelComparison = NamedComparison | Comparison;

/** What a funnel asks for. */
export interface FunnelQueryProps<C extends Catalog>
  extends Pick<FunnelQuery<C>, "steps" | "window" | "order" | "count" | "exclusions" | "holdConstant" | "where" | "calendar" | "asOf"> {
  /** A bar for each value of a dimension. `top` is 5 here unless set; the rest is one more segment. */
  readonly breakdown?: FunnelBreakdown<C>;
  /** Pins the range of entries; left out, the page's range, else the last 28 days. */
  readonly range?: Range;
  readonly compare?: FunnelComparison;
  /** Of the trend. Default: by the length of the range. */
  readonly grain?: Grain;
  /** Spans of the time to convert, at most. Default 20. */
  readonly bins?: number;
  /** Between which steps the time to convert is taken, by their indices. Default: the first and the last. */
  readonly between?: FunnelSpan;
}

/** Two steps by their indices, from 0. */
export interface FunnelSpan {
  /** Default 0. */
  readonly from?: number;
  /** Default: the last. */
  readonly to?: number;
}

/** @param range the range that will be asked for, which the trend's grain depends on */
export function funnelQuery<C extends Catalog>(
  { steps, window, order, count, exclusions, holdConstant, breakdown, compare, grain, bins = 20, between, ...rest }: FunnelQueryProps<C>,
  view: FunnelViewName,
  range: Range,
): FunnelQuery<C> {
  const { where, calendar, asOf } = rest;
  return {
    kind: "funnel",
    steps,
    window,
    time: { range, ...(view === "trend" && { grain: grain ?? entryGrain(range) }) },
    ...(view === "steps" ? {} : { view: view === "trend" ? view : { timeToConvert: { ...between, bins } } }),
    ...(order !== undefined && { order }),
    ...(count !== undefined && { count }),
    ...(exclusions !== undefined && { exclusions }),
    ...(holdConstant !== undefined && { holdConstant }),
    ...(breakdown !== undefined && { breakdown: { top: 5, ...breakdown } }),
    ...(compare !== undefined && { compare: [namedComparison(compare)] }),
    ...(where !== undefined && { where }),
    ...(calendar !== undefined && { calendar }),
    ...(asOf !== undefined && { asOf }),
  };
}

/** The view that a query asks for. */
export function viewOf({ view = "steps" }: Pick<FunnelQuery, "view">): FunnelViewName {
  return typeof view === "object" ? "timeToConvert" : view;
}

/** A point of a rate needs more cases than one of a count: at most some hundred of them. */
function entryGrain(range: Range): Grain {
  const { days } = rangeDays(range);
  if (days <= 3) return "hour";
  if (days <= 100) return "day";
  return days <= 800 ? "week" : "month";
}
