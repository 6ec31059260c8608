import { forecastTuning } from "./forecastTuning.ts";
import { movingAverage } from "./series.ts";
import type { Series } from "./series.ts";

/** A series without its seasons. */
export interface Decomposition {
  /** What is left when the seasons are taken out, gaps where they were. */
  readonly base: Series;
  /** What the seasons add to a point, also to one that is still to come. */
  seasonAt(index: number): number;
  /** How many numbers the seasons are made of, each counted as far as it is trusted. */
  readonly parameters: number;
}

const { seasonCycles, farSpreads, decompositionRounds } = forecastTuning;

/**
 * A series as level + seasons + rest, several seasons at once: the level is a centered moving average over the longest
 * period, a season the mean of what is above it at the same place of the period, later cycles counting more, by turns
 * until they fit (backfitting, as STL and MSTL do: Cleveland et al., "STL", Journal of Official Statistics 6, 1990;
 * Bandara, Hyndman and Bergmeir, "MSTL", 2021). What is far from its season counts as just far (Huber 1964). Each season
 * is drawn towards nothing by as much as chance alone would make of it (James and Stein 1961).
 * @param periods ascending, in points
 */
export function decompose(values: Series, periods: readonly number[]): Decomposition {
  const longest = periods.at(-1) ?? 0;
  const seasons = periods.map((period) => new Float64Array(period));
  const seasonAt = (index: number) => {
    let sum = 0;
    for (const season of seasons) sum += season[index % season.length] as number;
    return sum;
  };
  const withoutSeasons = () => values.map((value, at) => value - seasonAt(at));
  let parameters = 0;
  for (let round = 0; round < decompositionRounds && longest > 0; round++) {
    const level = movingAverage(withoutSeasons(), longest);
    // Before seasons are known, only a whole period about a point has its level.
    const edge = round === 0 ? Math.floor(longest / 2) : 0;
    parameters = 0;
    for (const season of seasons) {
      const above = withoutSeasons();
      for (let at = 0; at < above.length; at++) {
        const isKnown = at >= edge && at < above.length - edge;
        above[at] = isKnown ? (above[at] as number) - (level[at] as number) + (season[at % season.length] as number) : Number.NaN;
      }
      parameters += fitSeason(season, above, round > 0);
    }
  }
  return { base: withoutSeasons(), seasonAt, parameters };
}

/** Puts the mean of each place of the period into `season`, drawn towards 0; gives how many numbers that is. */
function fitSeason(season: Float64Array, above: Series, isKnown: boolean): number {
  const { length: period } = season;
  const far = isKnown ? farSpreads * spreadAbout(season, above) : 0;
  const fade = 1 - 1 / seasonCycles;
  const [sums, weights, squares] = [new Float64Array(period), new Float64Array(period), new Float64Array(period)];
  const last = Math.floor((above.length - 1) / period);
  const fades = Array.from({ length: last + 1 }, (_, age) => fade ** age);
  above.forEach((value, at) => {
    if (value !== value) return;
    const place = at % period;
    const before = season[place] as number;
    const clipped = far > 0 ? before + Math.max(-far, Math.min(far, value - before)) : value;
    const weight = fades[last - Math.floor(at / period)] as number;
    sums[place] = (sums[place] as number) + weight * clipped;
    weights[place] = (weights[place] as number) + weight;
    squares[place] = (squares[place] as number) + weight * weight;
  });
  let [center, found] = [0, 0];
  for (let place = 0; place < period; place++) {
    if (weights[place] === 0) continue;
    season[place] = (sums[place] as number) / (weights[place] as number);
    center += season[place] as number;
    found += 1;
  }
  center /= Math.max(found, 1);
  let [signal, chance] = [0, 0];
  for (let place = 0; place < period; place++) {
    season[place] = weights[place] === 0 ? 0 : (season[place] as number) - center;
    signal += (season[place] as number) ** 2;
    if (weights[place] !== 0) chance += (squares[place] as number) / (weights[place] as number) ** 2;
  }
  const trust = signal === 0 ? 0 : Math.max(0, 1 - (chance * spreadAbout(season, above) ** 2) / signal);
  for (let place = 0; place < period; place++) season[place] = (season[place] as number) * trust;
  return trust * period;
}

/** Standard deviation about a season as a normal's mean size tells it, which few far values do not decide. */
function spreadAbout(season: Float64Array, above: Series): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < above.length; at++) {
    const value = above[at] as number;
    if (value !== value) continue;
    sum += Math.abs(value - (season[at % season.length] as number));
    count += 1;
  }
  return count === 0 ? 0 : (sum / count) * Math.sqrt(Math.PI / 2);
}
