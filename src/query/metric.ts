import type { AnyFilter } from "./filter.ts";
import type { LocalizedText } from "./locale.ts";

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
  /** Default: `count` for counts, `share` for ratios, else `number`. */
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

export type FactKindMetric =
  | CountMetric
  | SumMetric
  | AverageMetric
  | MinMetric
  | MaxMetric
  | PercentileMetric
  | DistinctMetric;
export type Metric = FactKindMetric | RatioMetric;

/** Builders of metrics. */
export const m = {
  count: <const E extends string, const T extends string>(
    metric: Omit<CountMetric<E, T>, "kind">,
  ): CountMetric<E, T> => ({ kind: "count", ...metric }),
  sum: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<SumMetric<E, T, O>, "kind">,
  ): SumMetric<E, T, O> => ({ kind: "sum", ...metric }),
  average: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<AverageMetric<E, T, O>, "kind">,
  ): AverageMetric<E, T, O> => ({ kind: "average", ...metric }),
  min: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<MinMetric<E, T, O>, "kind">,
  ): MinMetric<E, T, O> => ({ kind: "min", ...metric }),
  max: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<MaxMetric<E, T, O>, "kind">,
  ): MaxMetric<E, T, O> => ({ kind: "max", ...metric }),
  percentile: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<PercentileMetric<E, T, O>, "kind">,
  ): PercentileMetric<E, T, O> => ({ kind: "percentile", ...metric }),
  distinct: <const E extends string, const T extends string, const O extends string>(
    metric: Omit<DistinctMetric<E, T, O>, "kind">,
  ): DistinctMetric<E, T, O> => ({ kind: "distinct", ...metric }),
  ratio: <const N extends string, const D extends string>(
    metric: Omit<RatioMetric<N, D>, "kind">,
  ): RatioMetric<N, D> => ({ kind: "ratio", ...metric }),
};

/** The unit of a metric, its default filled in. */
export function metricUnit(metric: Metric): Unit {
  if (metric.unit !== undefined) return metric.unit;
  switch (metric.kind) {
    case "count":
    case "distinct":
      return "count";
    case "ratio":
      return "share";
    case "sum":
    case "average":
    case "min":
    case "max":
    case "percentile":
      return "number";
    default:
      return metric satisfies never;
  }
}

/** Whether values of the metric may be added up over dimensions and over time. */
export function isAdditive(metric: Metric): boolean {
  return metric.kind === "count" || metric.kind === "sum";
}

/** What the metric is where no row exists: 0 for counts, null where nothing was measured. */
export function emptyValue(metric: Metric): 0 | null {
  if (metric.kind === "count" || metric.kind === "distinct") return 0;
  return metric.kind === "sum" && metric.gap !== "null" ? 0 : null;
}
