import { MetricsError } from "../../query/error.ts";
import type { Grain } from "../../query/range.ts";
import { stabilize } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { normalQuantiles } from "../normalQuantiles.ts";
import type { ConfidenceLevel, IntervalOptions } from "../normalQuantiles.ts";
import { quantile } from "../quantile.ts";
import type { ForecastMethod } from "./candidates.ts";
import { chooseMethods } from "./chooseMethods.ts";
import { seasonsOf } from "./detectSeasonality.ts";
import type { Season } from "./detectSeasonality.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { periodsOf } from "./periodsOf.ts";
import { countKnown, seriesOf } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";

export interface ForecastOptions extends IntervalOptions {
  /**
   * What values are, which keeps forecasts inside what they can be: counts and durations are never negative, shares are
   * in [0, 1]. Default `plain`: amounts of either sign.
   */
  readonly values?: ValueKind;
  /** Which seasons to look for, in points. Default: a day, a week and a year of the grain. What is not there is not used. */
  readonly periods?: readonly number[];
}

/** A bucket that is to come. */
export interface ForecastPoint {
  /** What to expect. Null where nothing is known of the series. */
  readonly value: number | null;
  /** Between them lies what comes, as often as `level` says. Null where too little is known to say so. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A method that a forecast is the average of. */
export interface ForecastPart {
  readonly method: ForecastMethod;
  /** `plain`: it reckons with values as they are. `even`: on the scale on which their noise is alike; of amounts the logarithm. */
  readonly scale: "plain" | "even";
  /** The season that it has of its own, in points; null where all seasons were taken out before it and put back. */
  readonly period: number | null;
  /** All together 1. */
  readonly weight: number;
  /** Mean size of its errors where it was tried, in the metric's unit; null where nothing could be tried. */
  readonly error: number | null;
}

export interface Forecast {
  /** One for each bucket to come. */
  readonly points: readonly ForecastPoint[];
  readonly level: ConfidenceLevel;
  /** What was found and used, shortest first. */
  readonly seasons: readonly Season[];
  /** Best first. */
  readonly methods: readonly ForecastPart[];
  /**
   * Mean size of the errors of the average at so many points that are known already and were held back, and of the seasonal
   * naive method (what was last known at the same place of the longest season) there, null where it says nothing; null where
   * nothing could be tried.
   */
  readonly tried: { readonly points: number; readonly error: number; readonly naiveError: number | null } | null;
}

const mostHorizon = 10_000;

/**
 * What comes next in a series, with an interval. A pool of methods (seasonal naive; simple smoothing, damped trend and
 * Theta of what is left when several seasons are taken out; Holt and Winters' for short seasons; each on two scales) is
 * tried on the end of what is known, and the three best are averaged: `chooseMethods` names the sources. An interval's width
 * is each method's own theory, corrected by what it erred by in the series and where it was tried; its shape is that of the
 * errors.
 *
 * Values are expected in the middle (median), counts in the mean, so that they add up. What never varied is expected to
 * stay, with no width. Below four known values nothing but their median is said, without an interval; of none, null. The
 * same values give the same forecast.
 * @param values one bucket after the other, none left out: what is not known is null. Of long ones the last 2 000 are
 *   read, or four of the longest season
 * @param grain of the buckets
 * @param horizon how many buckets to come, 1 to 10 000
 * @throws MetricsError `invalid-query` for a horizon, a period or a value that can be none
 */
export function forecast(
  values: readonly SeriesValue[],
  grain: Grain,
  horizon: number,
  { values: kind = "plain", level = 0.95, periods = periodsOf(grain) }: ForecastOptions = {},
): Forecast {
  const whole = seriesOf(values);
  check(whole, kind, horizon, periods, level);
  const nothing = { level, seasons: [], methods: [], tried: null };
  const all = knownPart(whole);
  if (countKnown(all) < forecastTuning.leastPoints) {
    const value = quantile([...all].filter((each) => each === each).toSorted((a, b) => a - b), 0.5);
    return { points: Array.from({ length: horizon }, () => ({ value, lower: null, upper: null })), ...nothing };
  }
  const seasons = seasonsOf(all.map((value) => (value === value && kind !== "share" ? stabilize(kind, value, null) : value)), periods);
  const found = seasons.map(({ period }) => period);
  const kept = all.subarray(-Math.max(forecastTuning.mostPoints, forecastTuning.mostCycles * (found.at(-1) ?? 0)));
  // The series ends before its gap at the end.
  const gap = whole.length - (lastKnown(whole) + 1);
  const { chosen, tried } = chooseMethods(kept, kind, found, horizon + gap);
  const tails = chosen.map(({ candidate }) => tailsOf(candidate.prediction.errors, countKnown(kept), level));
  const points = Array.from({ length: horizon }, (_, step) => {
    const each = chosen.map(({ candidate: { scale, prediction }, weight, width }, index) => {
      const { below, above } = tails[index] as Tails;
      const middle = prediction.middles[gap + step] as number;
      const deviation = width * (prediction.deviations[gap + step] as number);
      const value = scale.from(middle, prediction.noise);
      return { weight, value, below: value - scale.from(middle - below * deviation, 0), above: scale.from(middle + above * deviation, 0) - value };
    });
    const mean = (of: (one: (typeof each)[number]) => number) => each.reduce((sum, one) => sum + one.weight * of(one), 0);
    const value = mean((one) => one.value);
    const lower = value - Math.max(0, mean((one) => one.below));
    const upper = value + Math.max(0, mean((one) => one.above));
    // Shares are often just 0 or 1: an end that one of the methods reaches is not left out by a hair.
    if (kind !== "share") return { value, lower, upper };
    return { value, lower: each.some((one) => one.value <= one.below) ? 0 : lower, upper: each.some((one) => one.value + one.above >= 1) ? 1 : upper };
  });
  const methods = chosen.map(({ candidate: { method, scale, period }, weight, error }) => ({ method, scale: scale.name, period, weight, error }));
  return { points, level, seasons, methods, tried };
}

interface Tails {
  readonly below: number;
  readonly above: number;
}

/**
 * How many deviations an interval reaches down and up: a normal's, which counts as `theoryErrors`, and the quantiles of what
 * was seen. Of n errors the next is below the k-th with probability k ÷ (n + 1): Wilks 1941; conformal prediction.
 */
function tailsOf(errors: Float64Array, known: number, level: ConfidenceLevel): Tails {
  const { theoryErrors } = forecastTuning;
  const sorted = errors.toSorted();
  const beyond = Math.max(0, 1 - (((1 + level) / 2) * (known + 1)) / known);
  const z = normalQuantiles[level];
  const reach = (seen: number) => Math.max(0, (theoryErrors * z + sorted.length * seen) / (theoryErrors + sorted.length));
  return { below: reach(-(quantile(sorted, beyond) ?? 0)), above: reach(quantile(sorted, 1 - beyond) ?? 0) };
}

function lastKnown(values: Series): number {
  return values.findLastIndex((value) => value === value);
}

/** From the first known to the last. */
function knownPart(values: Series): Series {
  return values.subarray(Math.max(0, values.findIndex((value) => value === value)), lastKnown(values) + 1);
}

function check(values: Series, kind: ValueKind, horizon: number, periods: readonly number[], level: ConfidenceLevel): void {
  const refuse = (message: string) => {
    throw new MetricsError("invalid-query", message);
  };
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > mostHorizon) {
    refuse(`a horizon of ${horizon} was given; it is a whole number of buckets from 1 to ${mostHorizon}`);
  }
  const period = periods.find((each) => !Number.isInteger(each) || each < 2);
  if (period !== undefined) refuse(`a period of ${period} was given; it is a whole number of points from 2 on`);
  if (!Object.hasOwn(normalQuantiles, level)) refuse(`a level of ${level} was given; it is one of ${Object.keys(normalQuantiles).join(", ")}`);
  const isImpossible = (value: number) => (kind === "share" ? value < 0 || value > 1 : kind !== "plain" && value < 0);
  const at = values.findIndex(isImpossible);
  if (at >= 0) refuse(`value ${at} is ${values[at]}, which no ${kind} can be; shares are in [0, 1], counts and durations are not negative`);
}
