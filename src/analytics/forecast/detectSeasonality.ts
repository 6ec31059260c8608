import { requireGrain, requireOptions, requirePeriods } from "../requireOption.ts";
import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { periodsOf } from "./periodsOf.ts";
import { countKnown, inOwnUnit, meanKnown, movingAverage, seriesOf } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import { undisturbed } from "./undisturbed.ts";
import type { Grain } from "../../query/range.ts";

export interface Season {
  /** In points. */
  readonly period: number;
  /** Of points a period apart, without the trend and shorter seasons; in [−1, 1]. */
  readonly autocorrelation: number;
  /** How much of what varies about the level it is, in [0, 1]: Wang, Smith and Hyndman, "Characteristic-based clustering", 2006. */
  readonly strength: number;
}

export interface SeasonalityOptions {
  /** Which to look for, in points. Default: a day, a week and a year of the grain, those that have two points at least. */
  readonly periods?: readonly number[];
}

/**
 * The seasons that a series has, shortest first: those at whose period its autocorrelation is beyond chance (one-sided
 * 5 %, with Bartlett's variance by the lags before it of what differs a period apart, "On the theoretical specification …",
 * 1946), once a moving average over the period and the shorter seasons are taken out. A period has to be there twice.
 * @param values one bucket after the other; null is not known
 * @throws MetricsError `invalid-query` for a value, a grain or a period that can be none
 */
export function detectSeasonality(
  values: readonly SeriesValue[],
  grain: Grain,
  options: SeasonalityOptions = {},
): readonly Season[] {
  requireOptions(options, ["periods"]);
  requireGrain(grain);
  const { periods = periodsOf(grain) } = options;
  requirePeriods(periods);
  return seasonsOf(inOwnUnit(seriesOf(values)).values, periods);
}

/** Of a series on the scale that it is forecast on. */
export function seasonsOf(given: Series, periods: readonly number[]): readonly Season[] {
  const found: Season[] = [];
  const possible = periods.filter((period) => given.length >= 2 * period).toSorted((a, b) => a - b);
  const values = undisturbed(given, possible);
  let rest = values;
  for (const period of possible) {
    const level = levelOf(rest, period);
    const above = rest.map((value, at) => value - (level[at] as number));
    const [at, threshold] = [autocorrelation(above, period), forecastTuning.seasonalityZ * deviation(rest, period)];
    if (!(at > threshold)) continue;
    const { base } = decompose(values, [...found.map((each) => each.period), period]);
    const under = movingAverage(base, period);
    const [left, whole] = [base, rest].map((each) => variance(each.map((value, index) => value - (under[index] as number)))) as [number, number];
    found.push({ period, autocorrelation: at, strength: Math.min(1, Math.max(0, 1 - left / whole)) });
    rest = base;
  }
  return found;
}

/** Lags that Bartlett's variance counts: more are costly and add little. */
const mostLags = 100;

/**
 * Standard deviation that chance gives an autocorrelation at a period. Noise is what is left between points a period apart, as a
 * smooth season is itself much the same from one point to the next.
 */
function deviation(values: Series, period: number): number {
  let sum = 1;
  const noise = values.subarray(period).map((value, at) => value - (values[at] as number));
  const mean = meanKnown(noise);
  const spread = variance(noise);
  for (let lag = 1; lag < Math.min(period, mostLags); lag++) sum += 2 * Math.max(0, correlationAt(noise, lag, mean, spread) ** 2 - chanceAt(lag, noise.length));
  return Math.sqrt((sum * countKnown(noise))) / countKnown(values);
}

/**
 * Half the square of a correlation that noise has by chance, in the mean (Bartlett 1946): of four differences, as two years
 * of quarters have, it is up to a fifth. Half, as all of it would take one series of noise in sixteen for a season, not in twenty.
 */
function chanceAt(lag: number, length: number): number {
  return (length - lag) / (2 * length ** 2);
}

/**
 * A moving average over a period, at the ends as where it is last whole: with a slope a step halfway through two periods would be
 * two teeth of a saw.
 */
function levelOf(values: Series, period: number): Series {
  const level = movingAverage(values, period);
  const first = Math.floor(period / 2);
  return level.map((_, at) => level[Math.max(first, Math.min(values.length - 1 - first, at))] as number);
}

/** Over the pairs of which both are known; 0 where nothing varies. */
function autocorrelation(values: Series, lag: number): number {
  return correlationAt(values, lag, meanKnown(values), variance(values));
}

function correlationAt(values: Series, lag: number, mean: number, spread: number): number {
  let [products, pairs] = [0, 0];
  for (let at = lag; at < values.length; at++) {
    const product = ((values[at] as number) - mean) * ((values[at - lag] as number) - mean);
    if (product !== product) continue;
    products += product;
    pairs += 1;
  }
  return pairs === 0 || spread === 0 ? 0 : (products / pairs / spread) * (pairs / (pairs + lag));
}

function variance(values: Series): number {
  const mean = meanKnown(values);
  return meanKnown(values.map((value) => (value - mean) ** 2));
}
