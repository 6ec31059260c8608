import { quantile } from "../quantile.ts";

export interface Noise {
  /** Standard deviation about the level. */
  readonly deviation: number;
  /** Correlation of a point with the next, in [0, 0.99]. */
  readonly rho: number;
}

/**
 * Noise of a series whose level changes here and there, by its differences, which a change touches once: of an
 * autoregression they are 2σ²(1 − ρ) wide in the mean square one point apart and 2σ²(1 − ρ²) two apart, so that their ratio
 * is 1 + ρ. Chakar, Lebarbier, Lévy-Leduc and Robin, "A robust approach for estimating change-points in the mean of an AR(1)
 * process", Bernoulli 23 (2017). Few far differences do not decide their width.
 * @param values what is known, in order
 */
export function noiseOf(values: Float64Array): Noise {
  const [one, two] = [widthOf(values, 1), widthOf(values, 2)];
  const rho = one === null || two === null ? 0 : Math.min(0.99, Math.max(0, (two / one) ** 2 - 1));
  return { deviation: (one ?? meanStep(values)) / Math.sqrt(2 * (1 - rho)), rho };
}

/** A normal's quartiles are 1.349 deviations apart. */
const quartiles = 1.3489795;
/** Beyond so many deviations a difference counts as just there: of a normal's, one in 370. */
const farDeviations = 3;

/** Steps on either side by which the slope at a point is known: their median errs by a third of what one does. */
const slopeReach = 7;

/** Null where most values are equal to the next. */
function widthOf(values: Float64Array, lag: number): number | null {
  const steps = values.subarray(lag).map((value, at) => value - (values[at] as number));
  // A slope is no noise, and another slope later on none either.
  const differences = steps.map((step, at) => step - medianAbout(steps, at)).sort();
  const middle = ((quantile(differences, 0.75) ?? 0) - (quantile(differences, 0.25) ?? 0)) / quartiles;
  if (!(middle > 0)) return null;
  const squares = differences.reduce((sum, each) => sum + Math.min(Math.abs(each), farDeviations * middle) ** 2, 0);
  return Math.sqrt(squares / differences.length);
}

function medianAbout(steps: Float64Array, at: number): number {
  const from = Math.max(0, Math.min(at - slopeReach, steps.length - 2 * slopeReach - 1));
  const around = steps.slice(from, from + 2 * slopeReach + 1).sort();
  return around[Math.floor(around.length / 2)] as number;
}

function meanStep(values: Float64Array): number {
  const sum = values.subarray(1).reduce((total, value, at) => total + Math.abs(value - (values[at] as number)), 0);
  return (sum / Math.max(values.length - 1, 1)) * Math.sqrt(Math.PI / 2);
}
