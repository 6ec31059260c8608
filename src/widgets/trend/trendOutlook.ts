import type { ForecastMethod } from "../../analytics/forecast/candidates.ts";
import type { ConfidenceLevel } from "../../analytics/normalQuantiles.ts";
import type { TrendModel } from "./trendModel.ts";

/** One entry a bucket; null where nothing is said of it. */
export interface TrendBand {
  readonly values: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/** What comes, of the bucket that still runs and of those after it. */
export interface TrendForecast extends TrendBand {
  readonly level: ConfidenceLevel;
  /** That it is the average of, the best first; none where too little is known. */
  readonly methods: readonly ForecastMethod[];
}

/** Why a bucket is not judged: it is no rule for others, or too little is known before it. */
export type LeftOutReason = "holiday" | "incident" | "learning";

export interface TrendAnomalyOptions {
  /**
   * How many alarms a week may begin in a series in which nothing happens. Default 1, and never more than one in 50 buckets.
   * Marked are where one begins, and whatever lies outside its bounds after that.
   */
  readonly falseAlarmsPerWeek?: number;
  /** Which way is marked. Default `both`. */
  readonly direction?: "up" | "down" | "both";
}

export interface TrendForecastOptions {
  /** How many buckets to come. */
  readonly buckets: number;
  /** How often what comes lies within the band. Default 0.95. */
  readonly level?: ConfidenceLevel;
}

/** Whether the model says more than what was counted. */
export function hasOutlook({ series }: TrendModel): boolean {
  return series.some(({ expected, forecast }) => expected !== undefined || forecast !== undefined);
}

/** Index of the first bucket that the range has whole. */
export function wholeFrom({ cut }: TrendModel): number {
  return cut?.[0] ? 1 : 0;
}

/** Whether a bucket has begun and is not over. */
export function isRunning({ incompleteFrom, forecastFrom = Infinity }: TrendModel, index: number): boolean {
  return index >= incompleteFrom && index < forecastFrom;
}
