import type { Series } from "./series.ts";
import { standardized } from "./smoothing.ts";
import type { Prediction } from "./smoothing.ts";

/**
 * What was last known at the same place of the period; of period 1, what was last known. Variance: one step's for each
 * period ahead (Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 5.5).
 * Null where a place of the period was never known.
 */
export function seasonalNaive(values: Series, horizon: number, period: number): Prediction | null {
  const { length } = values;
  const last = new Float64Array(period).fill(Number.NaN);
  const steps: number[] = [];
  for (let at = 0; at < length; at++) {
    const value = values[at] as number;
    if (value !== value) continue;
    const before = last[at % period] as number;
    if (before === before) steps.push(value - before);
    last[at % period] = value;
  }
  if (steps.length < 2 || last.some((value) => value !== value)) return null;
  const { noise, errors } = standardized(steps);
  const ahead = Array.from({ length: horizon }, (_, step) => step);
  return {
    middles: Float64Array.from(ahead, (step) => last[(length + step) % period] as number),
    deviations: Float64Array.from(ahead, (step) => noise * Math.sqrt(Math.floor(step / period) + 1)),
    noise,
    errors,
  };
}
