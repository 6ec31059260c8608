import type { Catalog, EventName, GroupDimensionName } from "./catalog.ts";
import type { BrokenDown, NarrowedEvent } from "./events.ts";
import type { Asked, Comparison } from "./query.ts";
import type { Grain, Instant, Range } from "./range.ts";
import type { AnyRow, Cell, CompareId, RowMarks } from "./result.ts";

export interface FunnelStep<C extends Catalog = Catalog> extends NarrowedEvent<C> {
  /** What the step is called in the answer. Default: the event's name. */
  readonly as?: string;
  /** ISO 8601 duration that it may take since the step before; shorter than the window. */
  readonly within?: string;
}

/** An event that ends an attempt when it happens after step `from` and before step `to`; both are indices of steps. */
export interface FunnelExclusion<C extends Catalog = Catalog> extends NarrowedEvent<C> {
  /** Default 0. */
  readonly from?: number;
  /** Default: the last step. */
  readonly to?: number;
}

export interface FunnelBreakdown<C extends Catalog = Catalog> {
  readonly by: GroupDimensionName<C>;
  /**
   * Of which event the value is: that of the first step (`first`, the default), of the last step that was reached
   * (`last`), or of one step, unknown where it was not reached. So everyone is in exactly one segment. `all`: the value
   * has to be the same in all steps; whoever has several attempts is in the segment of each.
   */
  readonly attribution?: "first" | "last" | "all" | { readonly step: number };
  /** The values that most enter with; the rest is one segment, marked as other. Default: all. */
  readonly top?: number;
}

/** How many of those who do the first step go on to the next ones. */
export interface FunnelQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "funnel";
  /** The same event twice means "did it twice": one event is one step only. */
  readonly steps: readonly (EventName<C> | FunnelStep<C>)[];
  /** When the first step happens; the others may lie after the range. `grain` is for the trend. */
  readonly time: { readonly range: Range; readonly grain?: Grain };
  /**
   * ISO 8601 duration from the first step's event in which all steps have to happen, not prolonged by repeats. Days
   * and longer follow the calendar of the query's zone. An event exactly at its end is outside.
   */
  readonly window: string;
  /**
   * `sequential` (default): one after the other, whatever else happens between. `strict`: and no event of another step
   * between two of them. `any`: in any order; row k then counts who did at least k + 1 of the steps.
   */
  readonly order?: "sequential" | "strict" | "any";
  /**
   * `uniques` (default): everyone once, by the attempt that got furthest, the earliest of equals. `totals`: every
   * attempt; another one begins when the window is over, all steps are done or an exclusion ended it. `sessions`:
   * every session once; events of the funnel that are further apart than the duration are of different sessions.
   */
  readonly count?: "uniques" | "totals" | { readonly sessions: string };
  readonly exclusions?: readonly FunnelExclusion<C>[];
  /** Up to three dimensions that have to be the same in all steps of an attempt; events where one is unknown are out. */
  readonly holdConstant?: readonly GroupDimensionName<C>[];
  readonly breakdown?: FunnelBreakdown<C>;
  /**
   * `steps` (default). `trend`: by the time at which the first step was done; needs `time.grain`. `timeToConvert`: how
   * long it took from one step (default the first) to another (default the last), in at most `bins` (default 20) spans
   * of equal length.
   */
  readonly view?:
    | "steps"
    | "trend"
    | { readonly timeToConvert: { readonly from?: number; readonly to?: number; readonly bins?: number } };
  readonly compare?: readonly Comparison[];
}

/** Names of the columns that the views make; a breakdown by a dimension of such a name is refused. */
export const funnelColumns = {
  steps: ["step", "event", "name", "count", "conversion", "stepConversion", "dropped", "medianSeconds", "p90Seconds"],
  trend: ["time", "entered", "converted", "conversion", "medianSeconds", "p90Seconds"],
  timeToConvert: ["fromSeconds", "toSeconds", "count", "share", "medianSeconds", "p90Seconds"],
} as const;

interface StepCells<E, Id extends string> {
  /** Index of the step. */
  readonly step: number;
  readonly event: E;
  /** The step's `as`, or its event. */
  readonly name: string;
  /** How many reached the step. */
  readonly count: Cell<Id>;
  /** Share of those who entered. */
  readonly conversion: Cell<Id>;
  /** Share of those who reached the step before; null at the first. */
  readonly stepConversion: Cell<Id>;
  /** How many reached the step before and not this one. */
  readonly dropped: Cell<Id>;
  /** Time since the step before, of those who reached this one; null at the first. */
  readonly medianSeconds: Cell<Id>;
  readonly p90Seconds: Cell<Id>;
}
interface TrendCells<Id extends string> {
  /** Start of the bucket in which the first step was done. */
  readonly time: Instant;
  readonly entered: Cell<Id>;
  /** How many of these did all steps. */
  readonly converted: Cell<Id>;
  /** `incomplete` while the window of anyone who may have entered there is still open. */
  readonly conversion: Cell<Id>;
  /** Time from the first step to the last, of those who converted. */
  readonly medianSeconds: Cell<Id>;
  readonly p90Seconds: Cell<Id>;
}
interface TimeCells<Id extends string> {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** How many took at least `fromSeconds` and less than `toSeconds`. */
  readonly count: Cell<Id>;
  /** Share of all who got from the one step to the other. */
  readonly share: Cell<Id>;
  /** Of all who did, the same in each row. */
  readonly medianSeconds: Cell<Id>;
  readonly p90Seconds: Cell<Id>;
}

type ViewCells<V, E, Id extends string> = V extends "steps"
  ? StepCells<E, Id>
  : V extends "trend"
    ? TrendCells<Id>
    : TimeCells<Id>;

/** The row of a funnel query: what its view says, and the breakdown's value. */
export type FunnelRow<C extends Catalog, Q> = string extends keyof C["dimensions"]
  ? AnyRow
  : ViewCells<Q extends { readonly view: infer V } ? V : "steps", EventName<C>, CompareId<Q>> & BrokenDown<C, Q> & RowMarks;

