import type { ValueKind } from "../detect/stabilize.ts";
import { candidatesOf } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { countKnown } from "./series.ts";
import { wildest } from "./smoothing.ts";
import type { Series } from "./series.ts";

/** What one of the averaged methods was found to be worth. */
export interface Chosen {
  readonly candidate: Candidate;
  /** Of its forecasts in the average; all together 1. */
  readonly weight: number;
  /** Mean size of its errors where it was tried; null where nothing could be tried. */
  readonly error: number | null;
  /** By how much what it erred by there was wider than its own theory, as a ratio; 1 where that is not known. */
  readonly width: number;
}

export interface Choice {
  readonly chosen: readonly Chosen[];
  /** Of the average, and of the seasonal naive method at the same points. */
  readonly tried: { readonly points: number; readonly error: number; readonly naiveError: number | null } | null;
}

interface Trial {
  readonly errors: number[];
  /** Errors on the method's scale over their deviations in theory. */
  readonly standardized: number[];
}

const { origins, validationShare, methods, seasonsToTry, theoryErrors, unfoundShare, wildSpreads } = forecastTuning;

/**
 * The methods that forecast best what is known already: each is fitted to what came before an origin and measured on what
 * followed, at two origins a horizon apart (rolling origin: Tashman, International Journal of Forecasting 16, 2000). The
 * three best are averaged, weighted by the inverse of their squared errors (Bates and Granger, "The combination of
 * forecasts", 1969).
 * @param periods of the seasons that were found
 * @param possible those that were looked for, ascending: what is there twice is tried to be repeated, found or not
 */
export function chooseMethods(
  values: Series,
  kind: ValueKind,
  periods: readonly number[],
  horizon: number,
  cases: number | null,
  possible: readonly number[],
): Choice {
  const naive = possible.filter((period) => values.length >= 2 * period);
  const all = candidatesOf(values, kind, periods, horizon, cases, naive);
  const mostTried = (values.length - seasonsToTry * (naive.at(-1) ?? 0)) / origins;
  const length = Math.max(1, Math.floor(Math.min(horizon, values.length * validationShare, mostTried)));
  const trials = new Map<string, Trial>();
  const parts: { from: number; candidates: Map<string, Candidate> }[] = [];
  for (let origin = 1; origin <= origins; origin++) {
    const from = values.length - origin * length;
    const before = values.subarray(0, from);
    if (countKnown(before) < forecastTuning.leastPoints) break;
    const tried = candidatesOf(before, kind, periods.filter((period) => from >= seasonsToTry * period), length, cases, naive, { isTrial: true });
    parts.push({ from, candidates: new Map(tried.map((each) => [keyOf(each), each])) });
  }
  for (const each of all) {
    const key = keyOf(each);
    const trial: Trial = { errors: [], standardized: [] };
    for (const { from, candidates } of parts) {
      const candidate = candidates.get(key);
      if (candidate === undefined) break;
      const { scale, prediction } = candidate;
      for (let ahead = 0; ahead < length; ahead++) {
        const value = values[from + ahead] as number;
        if (value !== value) continue;
        const [middle, deviation] = [prediction.middles[ahead] as number, prediction.deviations[ahead] as number];
        trial.errors.push(value - scale.from(middle, prediction.noise));
        if (deviation > 0) trial.standardized.push((scale.to(value) - middle) / deviation);
      }
    }
    trials.set(key, trial);
  }

  const most = Math.max(0, ...[...trials.values()].map(({ errors }) => errors.length));
  const complete = all.flatMap((candidate) => {
    const trial = trials.get(keyOf(candidate));
    if (trial === undefined || trial.errors.length < most) return [];
    return [{ candidate, trial, error: sizeOf(trial.errors), loss: (kind === "count" ? rootOf : sizeOf)(trial.errors) }];
  });
  if (most === 0 || complete.length === 0) {
    const simple = all.find(({ method, scale }) => method === "smoothing" && scale.name === "plain");
    return { chosen: simple === undefined ? [] : [{ candidate: simple, weight: 1, error: null, width: 1 }], tried: null };
  }
  const isSure = ({ candidate: { period } }: { candidate: Candidate }) => period === null || periods.includes(period);
  const enough = unfoundShare * Math.min(...complete.filter(isSure).map(({ loss }) => loss));
  const used = complete.filter((each) => isSure(each) || (each.candidate.period !== 1 && each.loss < enough));
  const exact = complete.find(({ error }) => error <= rounding * sizeOf([...values].filter((value) => value === value)));
  const best = exact === undefined ? diverse(used.toSorted((a, b) => a.loss - b.loss)) : [exact];
  const least = best[0]?.loss ?? 0;
  // As a ratio to the least, so that it is a number however small the errors.
  const weightOf = (loss: number) => (loss === 0 ? 1 : (least / loss) ** 2);
  const sum = best.reduce((total, { loss }) => total + weightOf(loss), 0);
  const chosen = best.map(({ candidate, trial, error, loss }) => {
    return { candidate, weight: weightOf(loss) / sum, error, width: widthOf(trial.standardized) };
  });
  const averaged = Array.from({ length: most }, (_, at) => {
    return best.reduce((total, { trial }, index) => total + (chosen[index]?.weight ?? 0) * (trial.errors[at] as number), 0);
  });
  const peer = complete.find(({ candidate: { method, period } }) => method === "seasonalNaive" && period === (periods.at(-1) ?? 1));
  return { chosen, tried: { points: most, error: sizeOf(averaged), naiveError: peer?.error ?? null } };
}

/** What is off by less, as a share of the values, is exact: rounding, some fifty times over. */
const rounding = 64 * Number.EPSILON;

/** The first few, not all on one scale if there is another: what is near alike is averaged to nothing better. */
function diverse<Tried extends { readonly candidate: Candidate }>(ordered: readonly Tried[]): readonly Tried[] {
  const best = ordered.slice(0, methods);
  const scale = best[0]?.candidate.scale.name;
  const other = ordered.find(({ candidate }) => candidate.scale.name !== scale);
  const isAlike = best.every(({ candidate }) => candidate.scale.name === scale);
  return isAlike && other !== undefined ? [...best.slice(0, -1), other] : best;
}

function sizeOf(errors: readonly number[]): number {
  return errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
}

function rootOf(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}

/**
 * Theory counts as much as so many errors, those that were seen as many as they would be if they did not depend on one
 * another: n(1 − ρ)/(1 + ρ), as a mean of an autoregression of first order has it (Bayley and Hammersley 1946).
 */
function widthOf(standardized: readonly number[]): number {
  const { length } = standardized;
  if (length === 0) return 1;
  const most = Math.min(wildSpreads, wildest(standardized));
  const near = standardized.map((error) => Math.max(-most, Math.min(most, error)));
  let [squares, products] = [0, 0];
  near.forEach((error, at) => {
    squares += error * error;
    products += error * (near[at - 1] ?? 0);
  });
  const rho = squares === 0 ? 0 : Math.max(0, products / squares);
  const independent = (length * (1 - rho)) / (1 + rho);
  return Math.sqrt((theoryErrors + (independent * squares) / length) / (theoryErrors + independent));
}

function keyOf({ method, scale, period }: Candidate): string {
  return `${method} ${scale.name} ${period}`;
}
