import { forecastTuning } from "./forecastTuning.ts";
import type { Series } from "./series.ts";
import { standardized } from "./smoothing.ts";
import type { Prediction } from "./smoothing.ts";

const { farSpreads } = forecastTuning;

/**
 * What was last known at the same place of the period; of period 1, what was last known. Variance: one step's for each period
 * ahead (Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 5.5).
 * Null where a place of the period was never known.
 * @param repeatsIncidents default true. Without them, the middle one of the last three at a place stands for the last where it
 *   is far from it: what is off once is not repeated, and what is there twice is
 */
export function seasonalNaive(values: Series, horizon: number, period: number, { repeatsIncidents = true } = {}): Prediction | null {
  const { length } = values;
  const [last, second, third] = [unknown(period), unknown(period), unknown(period)];
  const steps: number[] = [];
  for (let at = 0, place = 0; at < length; at++, place = place + 1 === period ? 0 : place + 1) {
    const value = values[at] as number;
    if (value !== value) continue;
    const before = last[place] as number;
    if (before === before) steps.push(value - before);
    third[place] = second[place] as number;
    second[place] = before;
    last[place] = value;
  }
  if (steps.length < 2 || last.some((value) => value !== value)) return null;
  const { noise, errors } = standardized(Float64Array.from(steps));
  const usual = (value: number, place: number) => {
    const middle = middleOf(value, second[place] as number, third[place] as number);
    return Math.abs(value - middle) > farSpreads * noise ? middle : value;
  };
  const repeated = repeatsIncidents ? last : last.map(usual);
  const ahead = Array.from({ length: horizon }, (_, step) => step);
  return {
    middles: Float64Array.from(ahead, (step) => repeated[(length + step) % period] as number),
    deviations: Float64Array.from(ahead, (step) => noise * Math.sqrt(Math.floor(step / period) + 1)),
    noise,
    errors,
  };
}

function unknown(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

/** Of three; NaN where one of them is not known. */
function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
