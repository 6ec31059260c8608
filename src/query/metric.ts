import type { AnyFilter } from "./filter.ts";
import type { LocalizedText } from "./locale.ts";
import type { CalendarUnit } from "./range.ts";

/** `share` is a ratio in [0, 1]; `points` are score points (NPS); `{ currency }` an ISO 4217 code; `number` has no unit. */
export type Unit = "count" | "share" | "seconds" | "points" | "number" | { readonly currency: string };

/** Which way is good. A band is good between its bounds, both included. */
export type Direction = "up" | "down" | "neutral" | { readonly band: readonly [low: number, high: number] };

/** What a metric says of itself; the widgets show it on demand. */
export interface MetricDescription {
  /** Default: the metric's name. */
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
  /** The formula in words. */
  readonly formula?: LocalizedText;
  /** Default: `count` for counts, `share` for ratios and conversions, else `number`. */
  readonly unit?: Unit;
  /** Digits after the decimal point when shown in full. Default: by unit. */
  readonly digits?: number;
  /** Default `neutral`. */
  readonly direction?: Direction;
  /** Below this n a rate is marked "too few cases". Default 30. */
  readonly minSample?: number;
  /** A goal in the metric's own unit. */
  readonly target?: number;
  /** Whether durations run on business time. Default `calendar`; shown beside the value. */
  readonly clock?: "calendar" | "business";
  readonly owner?: string;
  readonly version?: string;
  /** What else it is called: a query that asks for one of these is told this metric's name. */
  readonly synonyms?: readonly string[];
}

interface FactMetric<E extends string, T extends string> extends MetricDescription {
  readonly entity: E;
  /** The time dimension by which it is counted when a query names none. */
  readonly time?: T;
  /** Only rows that match are counted. */
  readonly where?: AnyFilter;
}
interface MeasuredMetric<E extends string, T extends string, O extends string> extends FactMetric<E, T> {
  /** The number dimension that is measured; null values are left out. */
  readonly of: O;
}

/** Number of rows; 0 where there is none. */
export interface CountMetric<E extends string = string, T extends string = string> extends FactMetric<E, T> {
  readonly kind: "count";
}
/** Sum of a number; 0 where there is no row, unless `gap` is `null`. */
export interface SumMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MeasuredMetric<E, T, O> {
  readonly kind: "sum";
  /** What an empty group means. Default `zero`. */
  readonly gap?: "zero" | "null";
}
export interface AverageMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MeasuredMetric<E, T, O> {
  readonly kind: "average";
}
export interface MinMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MeasuredMetric<E, T, O> {
  readonly kind: "min";
}
export interface MaxMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MeasuredMetric<E, T, O> {
  readonly kind: "max";
}
/** Quantile with linear interpolation between the two nearest ranks (Hyndman and Fan, type 7). */
export interface PercentileMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MeasuredMetric<E, T, O> {
  readonly kind: "percentile";
  /** In (0, 1): 0.5 is the median. */
  readonly p: number;
}
/** Number of distinct values; never added up, neither over time nor over dimensions. */
export interface DistinctMetric<E extends string = string, T extends string = string, O extends string = string>
  extends FactMetric<E, T> {
  readonly kind: "distinct";
  /** The dimension whose values are counted, or a link of the entity. Default: the entity's key. */
  readonly of?: O;
}
/** Σ numerator ÷ Σ denominator; null where the denominator is 0. */
export interface RatioMetric<N extends string = string, D extends string = string> extends MetricDescription {
  readonly kind: "ratio";
  readonly numerator: N;
  readonly denominator: D;
}

/**
 * A number of a moment: how many are open, in stock, under contract. It adds up over dimensions and never over time: a
 * bucket shows the moment that `take` says.
 */
export interface SnapshotMetric<E extends string = string, T extends string = string, O extends string = string>
  extends MetricDescription {
  readonly kind: "snapshot";
  readonly entity: E;
  /**
   * A time dimension whose rows each tell of one moment (a table of daily snapshots), or the two between which a row is
   * open: from `opened` on, until `closed` if that is known. A row may not close before it opens.
   */
  readonly over: T | { readonly opened: T; readonly closed: T };
  /** The number dimension that is summed. Default: rows are counted. */
  readonly of?: O;
  /** Default `last`: the end of the bucket, or of what can be seen of it. */
  readonly take?: "first" | "last";
  readonly where?: AnyFilter;
}
/** Another metric over a longer time than the bucket: rolling, since the start of a unit, or since ever. */
export interface CumulativeMetric<M extends string = string> extends MetricDescription {
  readonly kind: "cumulative";
  readonly of: M;
  /** ISO 8601 duration that ends with the bucket: `P28D`. */
  readonly window?: string;
  /** Since the start of the unit in which the bucket ends. Without it and `window`: since ever. */
  readonly toDate?: CalendarUnit;
}
/** Arithmetic over other metrics of the same row; null where one of them is, or where it divides by 0. */
export interface DerivedMetric<M extends string = string> extends MetricDescription {
  readonly kind: "derived";
  /** Every metric that the expression names. */
  readonly from: readonly M[];
  /** `+ - * /`, parentheses, numbers and names: `"(promoters - detractors) / rated * 100"`. Units have to agree. */
  readonly expression: string;
}
/** Share of those who did `from` that did `to` within a time of it; counted at the time of `from`, each once. */
export interface ConversionMetric<V extends string = string> extends MetricDescription {
  readonly kind: "conversion";
  /** Names of the catalog's events. */
  readonly from: V;
  readonly to: V;
  /** ISO 8601 duration: `P3D`. */
  readonly within: string;
}

export type FactKindMetric =
  | CountMetric
  | SumMetric
  | AverageMetric
  | MinMetric
  | MaxMetric
  | PercentileMetric
  | DistinctMetric;
export type Metric =
  | FactKindMetric
  | RatioMetric
  | SnapshotMetric
  | CumulativeMetric
  | DerivedMetric
  | ConversionMetric;

/** The unit of a metric, its default filled in. */
export function metricUnit(metric: Metric): Unit {
  const isCounted = metric.kind === "snapshot" ? metric.of === undefined : metric.kind === "count" || metric.kind === "distinct";
  return metric.unit ?? (isRate(metric) ? "share" : isCounted ? "count" : "number");
}

/** Whether it is a share of its cases. */
export function isRate({ kind }: Metric): boolean {
  return kind === "ratio" || kind === "conversion";
}

/** Whether values of the metric may be added up over dimensions and over time. */
export function isAdditive(metric: Metric): boolean {
  return metric.kind === "count" || metric.kind === "sum";
}

/** What the metric is where no row exists: 0 for counts and snapshots, null where nothing was measured. */
export function emptyValue(metric: Metric): 0 | null {
  if (metric.kind === "count" || metric.kind === "distinct" || metric.kind === "snapshot") return 0;
  return metric.kind === "sum" && metric.gap !== "null" ? 0 : null;
}
