import type { Catalog, GroupDimensionName, NameOfKind } from "./catalog.ts";
import type { BrokenDown, EventRequest } from "./events.ts";
import type { Asked, Comparison } from "./query.ts";
import type { Grain, Instant, Range } from "./range.ts";
import type { AnyRow, Cell, CompareId, RowMarks } from "./result.ts";

/**
 * How many of those who did one event come back and do another: a cohort is who started in the same bucket. A return
 * is an event after the start; one at the same instant counts, unless it might be the very same row.
 */
export interface RetentionQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "retention";
  readonly start: EventRequest<C>;
  readonly return: EventRequest<C>;
  /** When the start happens, and the length of cohorts and periods. Returns are counted until now. */
  readonly time: { readonly range: Range; readonly grain: Grain };
  /** How many periods, from 0 on (the start's own period); or which ones: `[1, 3, 7, 30]`. */
  readonly periods: number | readonly number[];
  /**
   * When someone is retained in a period. `on` (default): came back in it. `onOrAfter`: in it or ever later, so that it
   * never rises. `onOrBefore`: in period 1 or any later one up to it. `streak`: in every asked period from 1 up to it.
   * Period 0 means a return in period 0, but for `onOrAfter`.
   */
  readonly criterion?: "on" | "onOrAfter" | "onOrBefore" | "streak";
  /** `calendar` (default): periods are buckets of the calendar. `rolling`: they run from each one's own start. */
  readonly windows?: "calendar" | "rolling";
  /**
   * `first` (default): only the first start that the data knows of someone, whenever it was. `recurring`: everyone is
   * in each cohort in which they start, from their first start there.
   */
  readonly starts?: "first" | "recurring";
  /**
   * What `value` is. `rate` (default): the share retained. `users`: the number retained. `sum`, `average`: of a number
   * of the returns of those retained, in the periods that the criterion looks at (for a streak in the period itself).
   */
  readonly measure?:
    | "rate"
    | "users"
    | { readonly sum: NameOfKind<C, "number"> }
    | { readonly average: NameOfKind<C, "number"> };
  /** What a rate is a share of: the whole cohort (`start`, the default), or who was retained in the asked period before. */
  readonly reference?: "start" | "previous";
  readonly breakdown?: {
    /** By the value at the start. */
    readonly by: GroupDimensionName<C>;
    /** The values of most starts; the rest is one segment, marked as other. Default: all. */
    readonly top?: number;
  };
  readonly compare?: readonly Comparison[];
}

/** Names of the columns; a breakdown by a dimension of such a name is refused. */
export const retentionColumns = ["time", "period", "size", "users", "value"] as const;

interface RetentionCells<Id extends string> {
  /** Start of the cohort. */
  readonly time: Instant;
  /** Index of the period, 0 is the start's own. */
  readonly period: number;
  /** How many are in the cohort. */
  readonly size: Cell<Id>;
  /** How many of them are retained. Null for periods to come; `incomplete` while the period runs for anyone. */
  readonly users: Cell<Id>;
  /** As the query's `measure` says. */
  readonly value: Cell<Id>;
}

/** The row of a retention query: one for each cohort, period and segment. */
export type RetentionRow<C extends Catalog, Q> = string extends keyof C["dimensions"]
  ? AnyRow
  : RetentionCells<CompareId<Q>> & BrokenDown<C, Q> & RowMarks;
