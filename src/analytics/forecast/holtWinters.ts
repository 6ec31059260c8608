import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { patternSearch } from "./patternSearch.ts";
import { countKnown, meanKnown } from "./series.ts";
import type { Series } from "./series.ts";
import { freed, standardized, startOf, toSpread } from "./smoothing.ts";
import type { Prediction } from "./smoothing.ts";

interface Start {
  readonly level: number;
  readonly season: Float64Array;
  /** Standard deviation of what is off them; of the multiplicative kind as a share of what is expected. */
  readonly spread: number;
}

interface Run {
  readonly level: number;
  readonly season: Float64Array;
  readonly trend: number;
  /** Mean of their sizes. */
  readonly size: number;
  readonly errors: Float64Array;
}

type Rates = readonly [alpha: number, beta: number, gamma: number, phi: number];

const { farSpreads, scaleRate } = forecastTuning;

/** @param errors has room for one of each value */
function run(values: Series, start: Start, isMultiplicative: boolean, [alpha, beta, gamma, phi]: Rates, errors: Float64Array): Run {
  const season = Float64Array.from(start.season);
  const period = season.length;
  let [level, trend, spread, count, sizes] = [start.level, 0, start.spread, 0, 0];
  for (let at = 0, place = 0; at < values.length; at++, place = place + 1 === period ? 0 : place + 1) {
    const value = values[at] as number;
    const before = level + phi * trend;
    trend *= phi;
    level = before;
    if (value !== value) continue;
    const part = season[place] as number;
    const expected = isMultiplicative ? before * part : before + part;
    const error = value - expected;
    const relative = isMultiplicative ? error / expected : error;
    const far = farSpreads * spread;
    const clipped = relative > far ? far : relative < -far ? -far : relative;
    spread += scaleRate * (Math.abs(clipped) * toSpread - spread);
    const [onLevel, onSeason] = isMultiplicative ? [clipped * before, clipped * part] : [clipped, clipped];
    level += alpha * onLevel;
    trend += alpha * beta * onLevel;
    season[place] = part + gamma * onSeason;
    sizes += Math.abs(error);
    errors[count] = relative;
    count += 1;
  }
  return { level, trend, season, size: sizes / count, errors: errors.subarray(0, count) };
}

/**
 * Holt and Winters' smoothing of level, damped trend and one season: Winters, "Forecasting sales by exponentially
 * weighted moving averages", Management Science 6 (1960); damped by Gardner and McKenzie (1989). It starts from the
 * decomposition's season. Variance by Hyndman et al. (2008), table 6.1; of the multiplicative kind the same, relative to
 * the forecast.
 *
 * Null where a multiplicative season has nothing to multiply: values that are not positive.
 * @param period in points
 */
export function holtWinters(values: Series, horizon: number, period: number, isMultiplicative: boolean): Prediction | null {
  if (isMultiplicative && values.some((value) => value <= 0)) return null;
  const onScale = isMultiplicative ? values.map(Math.log) : values;
  const { base, seasonAt, parameters } = decompose(onScale, [period]);
  const level = meanKnown(base.filter((value) => value === value).subarray(0, period));
  const season = Float64Array.from({ length: period }, (_, at) => seasonAt(at));
  const { spread } = startOf(base);
  const start = isMultiplicative ? { level: Math.exp(level), season: season.map(Math.exp), spread } : { level, season, spread };

  const room = new Float64Array(values.length);
  const cost = (at: readonly number[]) => run(values, start, isMultiplicative, at as unknown as Rates, room).size;
  const starts = [[0.1, 0.05, 0.05, 0.95], [0.5, 0.05, 0.1, 0.95]];
  const rate = [0.001, 0.9] as const;
  const rates = patternSearch(cost, starts, [rate, rate, rate, [0.8, 0.98]]) as unknown as Rates;
  const [alpha, beta, gamma, phi] = rates;
  const end = run(values, start, isMultiplicative, rates, room);
  const { noise: raw, errors } = standardized(end.errors);
  const noise = freed(raw, countKnown(values), parameters + 5);
  const [middles, deviations] = [new Float64Array(horizon), new Float64Array(horizon)];
  let [damping, variance] = [0, 1];
  for (let ahead = 0; ahead < horizon; ahead++) {
    damping += phi ** (ahead + 1);
    const part = end.season[(values.length + ahead) % period] as number;
    const before = end.level + damping * end.trend;
    const middle = isMultiplicative ? before * part : before + part;
    if (!Number.isFinite(middle)) return null;
    middles[ahead] = middle;
    deviations[ahead] = noise * Math.sqrt(variance) * (isMultiplicative ? Math.abs(middle) : 1);
    variance += (alpha * (1 + beta * damping) + ((ahead + 1) % period === 0 ? gamma : 0)) ** 2;
  }
  return { middles, deviations, noise: isMultiplicative ? noise * Math.abs(end.level) : noise, errors };
}
