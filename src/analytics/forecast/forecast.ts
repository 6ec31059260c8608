import type { Grain } from "../../query/range.ts";
import { dataStart } from "../detect/dataStart.ts";
import { beginningOf, nothingSeen, seenNext } from "../detect/onset.ts";
import type { OnsetState } from "../detect/onset.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { normalQuantiles } from "../normalQuantiles.ts";
import type { ConfidenceLevel, IntervalOptions } from "../normalQuantiles.ts";
import { quantile } from "../quantile.ts";
import { averageOf } from "./averageOf.ts";
import type { Bounded } from "./averageOf.ts";
import type { ForecastMethod } from "./candidates.ts";
import { chooseMethods } from "./chooseMethods.ts";
import type { Season } from "./detectSeasonality.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { holidayEffects } from "./holidayEffects.ts";
import type { HolidayEffect } from "./holidayEffects.ts";
import { levelled } from "./levelled.ts";
import { ordinaryPart, seasonsIn } from "./ordinaryPart.ts";
import { periodsOf } from "./periodsOf.ts";
import { requireForecast, requirePossible } from "./requireForecast.ts";
import { evenScale } from "./scales.ts";
import { countKnown, inOwnUnit, medianKnown, seriesOf } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import type { Stretch } from "./stillStretches.ts";
import { studentQuantile } from "./studentQuantile.ts";

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
  /** Outages that ended, which say nothing of what is usual and were left out: values from `from` to before `to`. */
  readonly outages: readonly Stretch[];
}

/**
 * What comes next in a series, with an interval. A pool of methods (seasonal naive; simple smoothing, damped trend and
 * Theta of what is left when several seasons are taken out; Holt and Winters' for short seasons; each on two scales) is
 * tried on the end of what is known, and the three best are averaged: `chooseMethods` names the sources. An interval's width
 * is each method's own theory, corrected by what it erred by in the series and where it was tried; its shape is that of the
 * errors. What was before the level jumped counts as moved to where it is now, once it stayed there for 7 known points and
 * half a week (`levelled`).
 *
 * Values are expected in the middle (median), counts in the mean, so that they add up. What never varied is expected to
 * stay, with no width. Zeros before the first value that is none are left out where four or more are known since, most of
 * them not 0: before there were data, none is not zero. Below four known values nothing but their median is said, without an
 * interval; of none, null. The same values give the same forecast. Of shares with their `n` an interval is at least as wide
 * as chance makes one of so many cases (the normal's approximation of the binomial).
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
  const begin = beginOf(values, whole);
  const told = whole.map((value, at) => (at < begin || leaveOut[at] === true ? Number.NaN : value));
  const ordinary = told.map((value, at) => (names[at] == null ? value : Number.NaN));
  const holidays = [...new Set(names.slice(whole.length).filter((name) => name !== null))];
  const even = evenScale(kind, ordinary);
  const known = ordinaryPart(ordinary, even, kind, periods, grain);
  const { outages } = known;
  if (countKnown(known.values) < forecastTuning.leastPoints) {
    const median = medianKnown(known.values);
    const value = median === median ? median * unit : null;
    const seen = holidays.map((name) => ({ name, seen: 0 }));
    return { points: Array.from({ length: horizon }, () => ({ value, lower: null, upper: null })), level, seasons: [], methods: [], tried: null, holidays: seen, outages };
  }
  const shifted = levelled(known.values, even, known.seasons.map(({ period }) => period), grain, outages.map(({ to }) => to - known.from));
  const { values: all, from, unsure, points: since } = shifted ?? { values: known.values, from: 0, unsure: 0, points: Infinity };
  const widening = Math.sqrt(1 + unsure) * (since < Infinity ? studentQuantile(normalQuantiles[level], since - 1) / normalQuantiles[level] : 1);
  const seasons = shifted === null ? known.seasons : seasonsIn(all, kind, periods);
  const found = seasons.map(({ period }) => period);
  const kept = all.subarray(-Math.max(forecastTuning.mostPoints, forecastTuning.mostCycles * (found.at(-1) ?? 0)));
  // The series ends before its gap at the end.
  const gap = whole.length - known.from - from - all.length;
  const cases = kind === "share" ? casesIn(values) : null;
  const { chosen, tried } = chooseMethods(kept, kind, found, horizon + gap, cases, periods.toSorted((a, b) => a - b));
  const usualAt = averageOf(chosen, kept, { kind, level, cases, widening });
  const effectOf = holidays.length === 0 ? null : holidayEffects({ values: told, ordinary, names }, kind, found);
  const effects = new Map(holidays.map((name) => [name, effectOf?.(name) ?? null]));
  const bounded = (value: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value * unit));
  const points = Array.from({ length: horizon }, (_, step): ForecastPoint => {
    const usual = usualAt(gap + step);
    const effect = effects.get(names[whole.length + step] ?? "") ?? null;
    const { value, lower, upper } = effect === null ? usual : onHoliday(usual, effect, kind);
    return { value: bounded(value), lower: bounded(lower), upper: bounded(upper) };
  });
  const methods = chosen.map(({ candidate: { method, scale, period }, weight, error }) => {
    return { method, scale: scale.name, period, weight, error: error === null ? null : error * unit };
  });
  const inUnit = tried && { ...tried, error: tried.error * unit, naiveError: tried.naiveError === null ? null : tried.naiveError * unit };
  return { points, level, seasons, methods, tried: inUnit, holidays: holidays.map((name) => ({ name, seen: effects.get(name)?.seen ?? 0 })), outages };
}

/** A bucket as those of its name were, inside what its values can be. */
function onHoliday({ value, lower, upper }: Bounded, { shifted, widening }: HolidayEffect, kind: ValueKind): Bounded {
  const [least, most] = [kind === "plain" ? -Infinity : 0, kind === "share" ? 1 : Infinity];
  const at = (usual: number) => Math.max(least, Math.min(most, shifted(Math.max(least, Math.min(most, usual)))));
  return { value: at(value), lower: at(value - (value - lower) * widening), upper: at(value + (upper - value) * widening) };
}

/** Where data begin: zeros from before tell nothing of a series that is mostly something since. Of what is rare they tell how rare it is. */
function beginOf(values: readonly SeriesValue[], series: Series): number {
  const points = values.map((each) => (typeof each === "object" && each !== null ? each : { value: each }));
  const seen = points.reduce<OnsetState<number>>((before, point, at) => seenNext(before, at, point), nothingSeen);
  const first = beginningOf(seen) ?? dataStart(points);
  const since = series.subarray(first);
  return first > 0 && countKnown(since) >= forecastTuning.leastPoints && medianKnown(since) !== 0 ? first : 0;
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
