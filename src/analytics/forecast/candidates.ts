import type { ValueKind } from "../detect/stabilize.ts";
import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { holtWinters } from "./holtWinters.ts";
import { ordinaryPoints } from "./ordinaryPoints.ts";
import { onScale, scalesOf } from "./scales.ts";
import type { Scale } from "./scales.ts";
import { seasonalNaive } from "./seasonalNaive.ts";
import type { Series } from "./series.ts";
import { dampedTrend, smoothedLevel } from "./smoothing.ts";
import type { Prediction } from "./smoothing.ts";

export type ForecastMethod =
  | "seasonalNaive"
  | "smoothing"
  | "dampedTrend"
  | "theta"
  | "holtWinters"
  | "holtWintersMultiplicative";

/** What one method says. */
export interface Candidate {
  readonly method: ForecastMethod;
  readonly scale: Scale;
  /** The season that it has of its own; null where the seasons were taken out before. */
  readonly period: number | null;
  readonly prediction: Prediction;
}

/**
 * All methods' forecasts of a series, simple ones first, without those that cannot say anything of it.
 * @param periods of its seasons
 * @param naive periods of the seasonal naive method, ascending
 * @param cases that shares are of
 * @param isTrial whether what follows is known already. The seasonal naive method repeats incidents only there: so it errs by
 *   those that were over, and a rhythm that changed is seen to go on
 */
export function candidatesOf(
  values: Series,
  kind: ValueKind,
  periods: readonly number[],
  horizon: number,
  cases: number | null,
  naive: readonly number[],
  { isTrial = false } = {},
): readonly Candidate[] {
  const scales = scalesOf(kind, values, cases);
  const scaled = new Map(scales.map((scale) => [scale, onScale(values, scale)]));
  const on = (scale: Scale) => scaled.get(scale) ?? values;
  const [plain, even = plain] = scales;
  const repeated = [1, ...naive].flatMap((period) => {
    const prediction = seasonalNaive(on(even), horizon, period, { repeatsIncidents: isTrial });
    return prediction === null ? [] : [{ method: "seasonalNaive" as const, scale: even, period, prediction }];
  });
  const isOrdinary = ordinaryPoints(on(even), periods);
  const decomposed = scales.flatMap((scale) => {
    const { seasonAt, parameters } = decompose(on(scale).map((value, at) => (isOrdinary[at] === 1 ? value : Number.NaN)), periods);
    const base = on(scale).map((value, at) => value - seasonAt(at));
    const { smoothing, theta } = smoothedLevel(base, horizon, parameters);
    const continued = { smoothing, dampedTrend: dampedTrend(base, horizon, parameters), theta };
    return (Object.keys(continued) as (keyof typeof continued)[]).map((method) => {
      const prediction = continued[method];
      const middles = prediction.middles.map((middle, ahead) => middle + seasonAt(values.length + ahead));
      return { method, scale, period: null, prediction: { ...prediction, middles } };
    });
  });
  const short = periods.filter((period) => period <= forecastTuning.longestSmoothed && values.length >= 2 * period).at(-1);
  const winters = [false, true].flatMap((isMultiplicative) => {
    const prediction = short === undefined ? null : holtWinters(on(plain), horizon, short, isMultiplicative);
    const method = isMultiplicative ? ("holtWintersMultiplicative" as const) : ("holtWinters" as const);
    return prediction === null || short === undefined ? [] : [{ method, scale: plain, period: short, prediction }];
  });
  return [...repeated, ...decomposed, ...winters];
}
