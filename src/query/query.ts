import type { Filter } from "./catalogFilter.ts";
import type { DriversQuery } from "./drivers.ts";
import type { FunnelQuery } from "./funnel.ts";
import type { RetentionQuery } from "./retention.ts";
import type { Catalog, DimensionName, EntityName, GroupDimensionName, MetricName, TimeDimensionName } from "./catalog.ts";
import type { CalendarOptions, Grain, Instant, Range } from "./range.ts";

/** A metric under another name, or counted over fewer rows. */
export interface MetricRequest<C extends Catalog> {
  readonly metric: MetricName<C>;
  /** The cell's name in the rows. Default: the metric's. */
  readonly as?: string;
  readonly where?: Filter<C>;
  /**
   * What the cell shows of the metric, within its own time bucket. `share`: of the bucket's total, for metrics that add
   * up. `rank`: 1 for the largest; equal values share the better rank, and the next is as many further on. `running`:
   * the sum from the first bucket on, row by row of the same group, for metrics that add up.
   */
  readonly compute?: "share" | "rank" | "running";
  /**
   * Lets a percentile be read off a histogram: each of the two values that it lies between is within 1 % of the exact one,
   * and so is the percentile where both have one sign. The answer says so in its warnings.
   */
  readonly approximate?: boolean;
}

/** What the numbers are put beside. `Name`: the metrics that may be a target; none unless named. */
export interface Comparison<Name extends string = never> {
  /** The name under which cells carry it. */
  readonly id: string;
  /**
   * `previous`: the span of equal calendar length just before; for month to date the same days a month earlier.
   * `shift`: an ISO 8601 duration of calendar units to go back by: `P1Y`, `P4W`, `P1D`. Or a range of its own.
   * `target`: another metric, over the query's rows and the number's own buckets and range; a request's `where` is
   * the number's alone.
   */
  readonly to: "previous" | { readonly shift: string } | { readonly target: Name } | Range;
  /**
   * Which bucket stands beside which. `calendar`: same date (a date that does not exist has no partner), and for
   * buckets of weeks or of several days a shift rounded to whole ones; `weekday`: the shift is rounded to whole weeks;
   * `elapsed`: first beside first, whatever the shift; `holiday`: by the days of
   * `calendar.business`: each day of a holiday beside the same day of that holiday, whenever it was (at most half a year
   * from where the shift leads, and within a range of its own), other days by weekday beside days that are no holiday;
   * only with the grain `day`. Default `calendar`, for a range
   * of its own `elapsed`.
   */
  readonly align?: "calendar" | "weekday" | "elapsed" | "holiday";
}

export interface Order<Name extends string> {
  readonly by: Name;
  /** Default `asc`. Unknown values come last either way. */
  readonly direction?: "asc" | "desc";
}

export interface MetricCondition<Name extends string = string> {
  /** Name of a cell. */
  readonly metric: Name;
  readonly op: "gt" | "gte" | "lt" | "lte" | "equals";
  /** Text, for a metric whose values are exact decimals, is compared digit by digit. */
  readonly value: number | string;
}

export interface Page {
  readonly size: number;
  /** From the `page.next` of the answer before. */
  readonly cursor?: string;
  /**
   * How many rows to pass over, instead of a cursor: for tables that are scrolled anywhere. Only where an earlier answer
   * said that it can be done, by a `page.offset` of its own.
   */
  readonly offset?: number;
}

export interface TimeScope<C extends Catalog> {
  /** Default: each metric's own time dimension. */
  readonly dimension?: TimeDimensionName<C>;
  readonly range: Range;
  /**
   * Rows get a `time`, the start of their bucket; every bucket of the range is there. `auto`: by the length of the
   * range; the result's `grain` says which it was.
   */
  readonly grain?: Grain | "auto";
  /**
   * What counts and sums are in a bucket without rows. Default `metric`: 0, but null for sums whose `gap` is `null`.
   * What is measured there (averages, extremes, percentiles, ratios) is null whatever this says.
   */
  readonly fill?: "metric" | "null" | "zero";
}

/** What every query may say. */
export interface Asked<C extends Catalog> {
  readonly where?: Filter<C>;
  readonly calendar?: CalendarOptions;
  /** The clock of relative ranges; within a range of time, data from then on is not there yet. Default: the adapter's clock. */
  readonly asOf?: Instant;
}

/** Numbers by dimensions and time. */
export interface AggregateQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "aggregate";
  readonly metrics: readonly (MetricName<C> | MetricRequest<C>)[];
  readonly by?: readonly GroupDimensionName<C>[];
  readonly time?: TimeScope<C>;
  readonly compare?: readonly Comparison<MetricName<C>>[];
  /** Conditions on finished rows; totals stay whole. */
  readonly having?: readonly MetricCondition[];
  /** Groupings to total by, each a part of `by` (or with `time`); `[]` is the grand total. Each by the metric's own rule. */
  readonly totals?: readonly (readonly (DimensionName<C> | "time")[])[];
  /** Default: by time, then by the dimensions in their order. */
  readonly order?: readonly Order<string>[];
  /** Keeps the `n` values of a dimension with the largest metric over the whole range, before its `compute`. */
  readonly top?: {
    readonly n: number;
    readonly by: string;
    /** Default: the first of `by`. */
    readonly of?: DimensionName<C>;
    /** Whether the rest becomes one row, counted from its rows by the metric's own rule. Default false. */
    readonly other?: boolean;
  };
  readonly page?: Page;
}

/** The rows behind the numbers. */
export interface RecordsQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "records";
  readonly entity: EntityName<C>;
  readonly columns: readonly DimensionName<C>[];
  readonly time?: { readonly dimension: TimeDimensionName<C>; readonly range: Range };
  /** The entity's key breaks ties. */
  readonly order?: readonly Order<DimensionName<C>>[];
  /** Default 100 rows. */
  readonly page?: Page;
}

/** The values of a dimension, for pickers. */
export interface MembersQuery<C extends Catalog = Catalog> extends Asked<C> {
  readonly kind: "members";
  readonly dimension: DimensionName<C>;
  /** Whose rows are counted. Default: the dimension's entity; a conformed dimension needs it. */
  readonly entity?: EntityName<C>;
  /** Substring, upper and lower case alike. */
  readonly search?: string;
  /** Default `value`; `count` is largest first, and for a caller with a minimum group by value. */
  readonly order?: "value" | "count";
  /** Default 100 values. */
  readonly page?: Page;
}

export type MetricsQuery<C extends Catalog = Catalog> =
  | AggregateQuery<C>
  | FunnelQuery<C>
  | RetentionQuery<C>
  | RecordsQuery<C>
  | MembersQuery<C>
  | DriversQuery<C>;
