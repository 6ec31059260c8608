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
import { holidayEffects } from "./holidayEffects.ts";
import type { HolidayEffect } from "./holidayEffects.ts";
import { levelled } from "./levelled.ts";
import { periodsOf } from "./periodsOf.ts";
import { requireForecast, requirePossible } from "./requireForecast.ts";
import { scalesOf } from "./scales.ts";
import { countKnown, inOwnUnit, seriesOf } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import { studentQuantile } from "./studentQuantile.ts";
import { withoutOutages } from "./withoutOutages.ts";
import { withoutWild } from "./withoutWild.ts";

export interface ForecastOptions extends IntervalOptions {
  /**
   * What values are, which keeps forecasts inside what they can be: counts and durations are never negative, shares are
   * in [0, 1]. Default `plain`: amounts of either sign.
   */
  readonly values?: ValueKind;
  /** Which seasons to look for, in points. Default: a day, a week and a year of the grain. What is not there is not used. */
  readonly periods?: readonly number[];
  /**
   * Which holiday each bucket is, of `values` and then of those to come; null is an ordinary one. The same holiday has the
   * same name each time. They are left out of what is usual, and expected to be off it by as much as those of their name
   * were; one whose name was not there before is expected to be an ordinary bucket, which `holidays` of the forecast says.
   */
  readonly holidays?: readonly (string | null)[];
  /**
   * Of each value whether it says nothing of what is usual, such as those of noted incidents (`leftOut`): they are read as not known.
   * Default: none.
   */
  readonly leaveOut?: readonly boolean[];
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
   * nothing could be tried. Points before the level jumped are moved to where it is now.
   */
  readonly tried: { readonly points: number; readonly error: number; readonly naiveError: number | null } | null;
  /** Those among the buckets to come, and how many of their name were known: at 0 they are expected to be ordinary buckets. */
  readonly holidays: readonly { readonly name: string; readonly seen: number }[];
}

const { rangesAhead, theoryErrors } = forecastTuning;

/**
 * What comes next in a series, with an interval. A pool of methods (seasonal naive; simple smoothing, damped trend and
 * Theta of what is left when several seasons are taken out; Holt and Winters' for short seasons; each on two scales) is
 * tried on the end of what is known, and the three best are averaged: `chooseMethods` names the sources. An interval's width
 * is each method's own theory, corrected by what it erred by in the series and where it was tried; its shape is that of the
 * errors. What was before the level jumped counts as moved to where it is now, once it stayed there for 7 known points and
 * half a week (`levelled`).
 *
 * Values are expected in the middle (median), counts in the mean, so that they add up. What never varied is expected to
 * stay, with no width. Below four known values nothing but their median is said, without an interval; of none, null. The
 * same values give the same forecast. Of shares with their `n` an interval is at least as wide as chance makes one of so
 * many cases (the normal's approximation of the binomial).
 * @param values one bucket after the other, none left out: what is not known is null. Of long ones the last 2 000 are
 *   read, or four of the longest season
 * @param grain of the buckets
 * @param horizon how many buckets to come, 1 to 10 000
 * @throws MetricsError `invalid-query` for a horizon, an option or a value that can be none
 */
export function forecast(values: readonly SeriesValue[], grain: Grain, horizon: number, options: ForecastOptions = {}): Forecast {
  requireForecast(values, grain, horizon, options);
  const { values: kind = "plain", level = 0.95, periods = periodsOf(grain), holidays: given, leaveOut = [] } = options;
  const names = given ?? [];
  const { values: whole, unit } = inUnitOf(kind, requirePossible(seriesOf(values), kind));
  const ordinary = whole.map((value, at) => (names[at] == null && leaveOut[at] !== true ? value : Number.NaN));
  const holidays = [...new Set(names.slice(whole.length).filter((name) => name !== null))];
  const nothing = { level, seasons: [], methods: [], tried: null, holidays: holidays.map((name) => ({ name, seen: 0 })) };
  const even = scalesOf(kind, ordinary).at(-1);
  const seasonsIn = (series: Series) => seasonsOf(series.map((value) => (value === value && kind !== "share" ? stabilize(kind, value, null) : value)), periods);
  const { known, seasons: asGiven } = ordinaryPart();
  if (countKnown(known.values) < forecastTuning.leastPoints) {
    const median = quantile([...known.values].filter((each) => each === each).toSorted((a, b) => a - b), 0.5);
    const value = median === null ? null : median * unit;
    return { points: Array.from({ length: horizon }, () => ({ value, lower: null, upper: null })), ...nothing };
  }
  const shifted = even === undefined ? null : levelled(known.values, even, asGiven.map(({ period }) => period), grain);
  const { values: all, from, unsure, points: since } = shifted ?? { values: known.values, from: 0, unsure: 0, points: Infinity };
  const widening = Math.sqrt(1 + unsure) * (since < Infinity ? studentQuantile(normalQuantiles[level], since - 1) / normalQuantiles[level] : 1);
  const seasons = shifted === null ? asGiven : seasonsIn(all);
  const found = seasons.map(({ period }) => period);
  const kept = all.subarray(-Math.max(forecastTuning.mostPoints, forecastTuning.mostCycles * (found.at(-1) ?? 0)));
  const sorted = kept.filter((value) => value === value).sort();
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  // The series ends before its gap at the end.
  const gap = whole.length - known.from - from - all.length;
  const cases = kind === "share" ? casesIn(values) : null;
  const { chosen, tried } = chooseMethods(kept, kind, found, horizon + gap, cases, periods.toSorted((a, b) => a - b));
  const tails = chosen.map(({ candidate }) => tailsOf(candidate.prediction.errors, sorted.length, level));
  const effectOf = holidays.length === 0 ? null : holidayEffects({ values: whole.map((value, at) => (leaveOut[at] === true ? Number.NaN : value)), ordinary, names }, kind, found);
  const effects = new Map(holidays.map((name) => [name, effectOf?.(name) ?? null]));
  const bounded = (value: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value * unit));
  const points = Array.from({ length: horizon }, (_, step): ForecastPoint => {
    const usual = least === most ? { value: least, lower: least, upper: least } : combined(step);
    const effect = effects.get(names[whole.length + step] ?? "") ?? null;
    const { value, lower, upper } = effect === null ? usual : onHoliday(usual, effect, kind);
    return { value: bounded(value), lower: bounded(lower), upper: bounded(upper) };
  });
  const methods = chosen.map(({ candidate: { method, scale, period }, weight, error }) => {
    return { method, scale: scale.name, period, weight, error: error === null ? null : error * unit };
  });
  const inUnit = tried && { ...tried, error: tried.error * unit, naiveError: tried.naiveError === null ? null : tried.naiveError * unit };
  return { points, level, seasons, methods, tried: inUnit, holidays: holidays.map((name) => ({ name, seen: effects.get(name)?.seen ?? 0 })) };

  function ordinaryPart(): { readonly known: Part; readonly seasons: readonly Season[] } {
    const tame = even === undefined ? ordinary : withoutWild(ordinary, even.to, periods);
    const part = knownPart(tame);
    const found = seasonsIn(part.values);
    if (even === undefined) return { known: part, seasons: found };
    // The first values after an outage are far from all before them, as a wild one is.
    const last = ordinary.findLastIndex((value) => value === value);
    const going = tame.map((value, at) => (at > last - forecastTuning.lonePoints ? (ordinary[at] as number) : value));
    const left = withoutOutages(going, even, found.map(({ period }) => period), periods, grain);
    if (left === going) return { known: part, seasons: found };
    const rest = knownPart(withoutWild(left, even.to, periods));
    return { known: rest, seasons: seasonsIn(rest.values) };
  }

  function combined(step: number): Bounded {
    const each = chosen.map(({ candidate: { scale, prediction }, weight, width }, index) => {
      const { below, above } = tails[index] as Tails;
      const middle = prediction.middles[gap + step] as number;
      const deviation = widening * width * (prediction.deviations[gap + step] as number);
      const value = scale.from(middle, prediction.noise);
      return { weight, value, below: value - scale.from(middle - below * deviation, 0), above: scale.from(middle + above * deviation, 0) - value };
    });
    const mean = (of: (one: (typeof each)[number]) => number) => each.reduce((sum, one) => sum + one.weight * of(one), 0);
    const value = mean((one) => one.value);
    const chance = cases === null ? 0 : normalQuantiles[level] * Math.sqrt((value * (1 - value)) / cases);
    const farthest = rangesAhead * (most - least) * Math.sqrt(1 + step / sorted.length) * Math.max(1, Math.abs(value) / Math.max(-least, most));
    const lower = value - Math.max(chance, Math.min(farthest, mean((one) => one.below)));
    const upper = value + Math.max(chance, Math.min(farthest, mean((one) => one.above)));
    // Shares are often just 0 or 1: an end that one of the methods reaches is not left out by a hair.
    if (kind !== "share") return { value, lower, upper };
    return {
      value,
      lower: each.some((one) => one.value <= one.below) ? 0 : Math.max(0, lower),
      upper: each.some((one) => one.value + one.above >= 1) ? 1 : Math.min(1, upper),
    };
  }
}

interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A bucket as those of its name were, inside what its values can be. */
function onHoliday({ value, lower, upper }: Bounded, { shifted, widening }: HolidayEffect, kind: ValueKind): Bounded {
  const [least, most] = [kind === "plain" ? -Infinity : 0, kind === "share" ? 1 : Infinity];
  const at = (usual: number) => Math.max(least, Math.min(most, shifted(Math.max(least, Math.min(most, usual)))));
  return { value: at(value), lower: at(value - (value - lower) * widening), upper: at(value + (upper - value) * widening) };
}

interface Tails {
  readonly below: number;
  readonly above: number;
}

/**
 * How many deviations an interval reaches down and up: Student's of a value beside the mean of those known, which counts as
 * `theoryErrors`, and the quantiles of what was seen. Of n errors the next is below the k-th with probability k ÷ (n + 1): Wilks
 * 1941; conformal prediction. Where they are too few for that, what was seen makes it no narrower.
 */
function tailsOf(errors: Float64Array, known: number, level: ConfidenceLevel): Tails {
  const sorted = errors.toSorted();
  const beyond = Math.max(0, 1 - (((1 + level) / 2) * (known + 1)) / known);
  const t = studentQuantile(normalQuantiles[level], known - 1) * Math.sqrt(1 + 1 / known);
  const reach = (seen: number) => Math.max(beyond === 0 ? t : 0, (theoryErrors * t + sorted.length * seen) / (theoryErrors + sorted.length));
  return { below: reach(-(quantile(sorted, beyond) ?? 0)), above: reach(quantile(sorted, 1 - beyond) ?? 0) };
}

interface Part {
  readonly from: number;
  readonly values: Series;
}

/** From the first known to the last. */
function knownPart(values: Series): Part {
  const from = Math.max(0, values.findIndex((value) => value === value));
  return { from, values: values.subarray(from, values.findLastIndex((value) => value === value) + 1) };
}

/** Amounts in a unit of their own size; the scales of other kinds have one. */
function inUnitOf(kind: ValueKind, series: Series): { readonly values: Series; readonly unit: number } {
  return kind === "plain" ? inOwnUnit(series) : { values: series, unit: 1 };
}

/** The median of the numbers of cases, if every share that is known has one. */
function casesIn(values: readonly SeriesValue[]): number | null {
  const all = values.flatMap((each) => (typeof each === "object" && each !== null && each.value !== null ? [each.n ?? 0] : each === null ? [] : [0]));
  const median = quantile(all.toSorted((a, b) => a - b), 0.5);
  return median === null || all.some((n) => !(n > 0)) ? null : median;
}
