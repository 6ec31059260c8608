import { quantileSelected } from "../quantile.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { patternSearch } from "./patternSearch.ts";
import { countKnown, meanKnown } from "./series.ts";
import type { Series } from "./series.ts";

/** What follows a series, on the scale that it is on. */
export interface Prediction {
  /** Of each point that is to come. */
  readonly middles: Float64Array;
  /** Standard deviation of what comes about its middle. */
  readonly deviations: Float64Array;
  /** That of one step. */
  readonly noise: number;
  /** Errors in the series itself, in units of their deviation: how heavy their tails are. */
  readonly errors: Float64Array;
}

interface Rates {
  readonly alpha: number;
  /** Of the trend; 0 is none. */
  readonly beta: number;
  readonly phi: number;
}

interface Smoother {
  /** One pass; gives the mean size of the errors at all leads. */
  run(rates: Rates): number;
  /** Where the last pass ended. */
  end(): { readonly level: number; readonly trend: number };
  /** Roots of the mean squares of the last pass's errors. */
  noises(): readonly { readonly lead: number; readonly noise: number; readonly errors: Float64Array }[];
}

const { farSpreads, scaleRate, wildShare, wildSpreads } = forecastTuning;

/**
 * Exponential smoothing with a damped trend, measured one step ahead and further: what forecasts a step best follows each
 * incident for as long as it lasts. An error that is far counts as just far (Gelper, Fried and Croux, "Robust forecasting
 * with exponential and Holt–Winters smoothing", Journal of Forecasting 29, 2010). Over what is not known time goes on and
 * nothing is learned.
 */
function createSmoother(values: Series, horizon: number): Smoother {
  const { length } = values;
  const farthest = Math.max(1, Math.min(horizon, Math.floor(length / 4)));
  const leads = [...new Set([1, Math.ceil(farthest / 2), farthest])];
  const [levels, trends] = [new Float64Array(length), new Float64Array(length)];
  const start = startOf(values);
  const most = (farSpreads * start.spread) ** 2;
  let phi = 1;

  /** The first few points are near the start that was made of them. */
  const firstOf = (lead: number) => Math.min(5, Math.max(0, Math.floor((length - lead) / 4)));
  const dampingOf = (lead: number) => (phi === 1 ? lead : (phi * (1 - phi ** lead)) / (1 - phi));

  return {
    run({ alpha, beta, phi: damped }) {
      phi = damped;
      let [level, trend, spread] = [start.level, 0, start.spread];
      for (let at = 0; at < length; at++) {
        const value = values[at] as number;
        level += phi * trend;
        trend *= phi;
        if (value === value) {
          const error = value - level;
          const far = farSpreads * spread;
          const clipped = error > far ? far : error < -far ? -far : error;
          level += alpha * clipped;
          trend += alpha * beta * clipped;
          spread += scaleRate * (Math.abs(clipped) * toSpread - spread);
        }
        levels[at] = level;
        trends[at] = trend;
      }
      let total = 0;
      for (const lead of leads) {
        const damping = dampingOf(lead);
        let [sum, count] = [0, 0];
        for (let at = firstOf(lead); at + lead < length; at++) {
          const error = (values[at + lead] as number) - (levels[at] as number) - damping * (trends[at] as number);
          if (error !== error) continue;
          const square = error * error;
          sum += square < most ? square : most;
          count += 1;
        }
        total += count === 0 ? 0 : Math.sqrt(sum / count);
      }
      return total;
    },
    end: () => ({ level: levels[length - 1] as number, trend: trends[length - 1] as number }),
    noises: () =>
      leads.map((lead) => {
        const damping = dampingOf(lead);
        const first = firstOf(lead);
        const errors = new Float64Array(Math.max(0, length - first - lead));
        let count = 0;
        for (let at = first; at + lead < length; at++) {
          const error = (values[at + lead] as number) - (levels[at] as number) - damping * (trends[at] as number);
          if (error === error) errors[count++] = error;
        }
        return { lead, ...standardized(errors.subarray(0, count)) };
      }),
  };
}

/** The root of the mean square of errors, of which a wild one counts as just so far, and errors in units of it. */
export function standardized(errors: Float64Array): { readonly noise: number; readonly errors: Float64Array } {
  const most = wildest(errors);
  let squares = 0;
  for (const error of errors) {
    const size = Math.min(most, Math.abs(error));
    squares += size * size;
  }
  const noise = errors.length === 0 ? 0 : Math.sqrt(squares / errors.length);
  return { noise, errors: noise === 0 ? new Float64Array() : errors.map((error) => error / noise) };
}

/**
 * The size from which on an error says nothing more of how far errors usually are: so many times the root of the mean square
 * of all, of which a twentieth is brought near (winsorized; Tukey 1962). Of errors that are nearly all 0 there is none.
 */
export function wildest(errors: ArrayLike<number>): number {
  const sizes = Float64Array.from(errors, Math.abs);
  const far = quantileSelected(sizes, 1 - wildShare) ?? 0;
  let squares = 0;
  for (const size of sizes) squares += size < far ? size * size : far * far;
  return squares === 0 ? Infinity : wildSpreads * Math.sqrt(squares / sizes.length);
}

/** A normal's standard deviation by its mean size. */
export const toSpread = Math.sqrt(Math.PI / 2);

/** Level by the first few known, as one alone may be far; spread by all steps from one known to the next. */
export function startOf(values: Series): { level: number; spread: number } {
  let [sum, count, steps, last] = [0, 0, 0, Number.NaN];
  for (const value of values) {
    if (value !== value) continue;
    if (count < 5) sum += value;
    if (last === last) steps += Math.abs(value - last);
    count += 1;
    last = value;
  }
  return { level: sum / Math.min(count, 5), spread: (steps / Math.max(count - 1, 1)) * toSpread };
}

/** Error of points that `parameters` were fitted to, as of points that they were not; at the most doubled. */
export function freed(noise: number, known: number, parameters: number): number {
  return noise * Math.sqrt(known / Math.max(known - parameters, known / 4));
}

/**
 * A level and a trend continued. The variance is the mean of that in theory and of that of the errors at each lead in the
 * series itself, between leads by a straight line; and of what the level is `unsure` by.
 */
function continued(
  smoother: Smoother,
  values: Series,
  horizon: number,
  parameters: number,
  middleAt: (ahead: number) => number,
  varianceAt: (ahead: number) => number,
  unsure = 0,
): Prediction {
  const seen = smoother.noises().map(({ lead, noise, errors }) => ({ lead, errors, noise: freed(noise, countKnown(values), parameters) }));
  const noise = seen[0]?.noise ?? 0;
  const ratios = seen.map((each) => ({ lead: each.lead, ratio: noise === 0 ? 1 : (each.noise / noise) ** 2 / varianceAt(each.lead) }));
  const ratioAt = (ahead: number) => {
    const next = ratios.findIndex(({ lead }) => lead >= ahead);
    const [before, after] = [ratios[next - 1], ratios[next]];
    if (after === undefined) return ratios.at(-1)?.ratio ?? 1;
    if (before === undefined) return after.ratio;
    return before.ratio + ((after.ratio - before.ratio) * (ahead - before.lead)) / (after.lead - before.lead);
  };
  const ahead = Array.from({ length: horizon }, (_, step) => step + 1);
  return {
    middles: Float64Array.from(ahead, middleAt),
    deviations: Float64Array.from(ahead, (step) => Math.sqrt((noise ** 2 * varianceAt(step) * (1 + ratioAt(step))) / 2 + unsure)),
    noise,
    errors: Float64Array.from(seen.flatMap((each) => [...each.errors])),
  };
}

const rate = [0.01, 0.99] as const;
/** Rates that are tried, each by as large a ratio from the one before: 1.5, between two of which forecasts differ little. */
const rates = Array.from({ length: 12 }, (_, step) => rate[0] * (rate[1] / rate[0]) ** (step / 11));

/**
 * One rate that fits best is often hardly better than others: the level is the mean over all, each weighted by its likelihood
 * (of a normal, the root of the mean square to the power of −n), and as unsure as they differ. Hoeting et al., "Bayesian model
 * averaging: a tutorial", Statistical Science 14 (1999).
 */
function averagedRate(smoother: Smoother, known: number) {
  const tried = rates.map((alpha) => ({ alpha, cost: smoother.run({ alpha, beta: 0, phi: 1 }), level: smoother.end().level }));
  const least = Math.min(...tried.map(({ cost }) => cost));
  const likely = tried.map(({ cost }) => (cost === least ? 1 : (least / cost) ** known));
  const sum = likely.reduce((total, each) => total + each, 0);
  const mean = (of: (each: (typeof tried)[number]) => number) => tried.reduce((total, each, at) => total + of(each) * (likely[at] as number), 0) / sum;
  const level = mean((each) => each.level);
  return { alpha: mean((each) => each.alpha), level, unsure: mean((each) => (each.level - level) ** 2) };
}

/**
 * Two continuations of one smoothed level. `smoothing`: as it is; simple exponential smoothing, Brown 1956; variance by Hyndman
 * et al., "Forecasting with Exponential Smoothing", 2008, 6.2. `theta`: the mean of the line through all points, continued, and
 * of the series with twice its bends, smoothed: Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000);
 * which is the level with half the line's slope, by Hyndman and Billah, "Unmasking the Theta method", the same 19 (2003). The
 * slope is itself uncertain by that of a random walk with the level's steps.
 */
export function smoothedLevel(values: Series, horizon: number, parameters: number): { smoothing: Prediction; theta: Prediction } {
  const smoother = createSmoother(values, horizon);
  const { alpha, level, unsure } = averagedRate(smoother, countKnown(values));
  smoother.run({ alpha, beta: 0, phi: 1 });
  const drift = slopeOf(values) / 2;
  const variance = (ahead: number) => 1 + (ahead - 1) * alpha ** 2;
  const drifting = (ahead: number) => variance(ahead) + (alpha * ahead) ** 2 / (4 * values.length);
  return {
    smoothing: continued(smoother, values, horizon, parameters + 2, () => level, variance, unsure),
    theta: continued(smoother, values, horizon, parameters + 3, (ahead) => level + drift * ahead, drifting, unsure),
  };
}

/**
 * A trend that flattens: Gardner and McKenzie, "Forecasting trends in time series", Management Science 31 (1985), φ in
 * [0.8, 0.98] as Hyndman et al. (2008) hold it; variance by their table 6.1.
 */
export function dampedTrend(values: Series, horizon: number, parameters: number): Prediction {
  const smoother = createSmoother(values, horizon);
  const run = ([alpha = 0.1, beta = 0.1, phi = 0.9]: readonly number[]) => smoother.run({ alpha, beta, phi });
  const starts = [0.05, 0.2, 0.6].map((alpha) => [alpha, 0.05, 0.95]);
  const best = patternSearch(run, starts, [rate, rate, [0.8, 0.98]]);
  run(best);
  const { level, trend } = smoother.end();
  const [alpha = 0.1, beta = 0.1, phi = 0.9] = best;
  const [dampings, variances] = [[0], [0, 1]];
  for (let ahead = 1; ahead <= Math.max(horizon, Math.ceil(values.length / 4)); ahead++) {
    dampings.push((dampings[ahead - 1] as number) + phi ** ahead);
    variances.push((variances[ahead] as number) + (alpha * (1 + beta * (dampings[ahead] as number))) ** 2);
  }
  return continued(
    smoother,
    values,
    horizon,
    parameters + 5,
    (ahead) => level + (dampings[ahead] as number) * trend,
    (ahead) => variances[ahead] as number,
  );
}

/** Of the line through what is known, at least two points. */
function slopeOf(values: Series): number {
  const places = values.map((value, at) => (value === value ? at : Number.NaN));
  const [meanAt, mean] = [meanKnown(places), meanKnown(values)];
  const product = meanKnown(values.map((value, at) => (value - mean) * (at - meanAt)));
  return product / meanKnown(places.map((at) => (at - meanAt) ** 2));
}
