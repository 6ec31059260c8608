import type { ValueKind } from "../detect/stabilize.ts";
import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { scalesOf } from "./scales.ts";
import { movingAverage } from "./series.ts";
import type { Series } from "./series.ts";

/** What buckets of one name were, beside what they would have been. */
export interface HolidayEffect {
  /** How many of them are known. */
  readonly seen: number;
  /** A value of an ordinary bucket as it is in one of them. */
  readonly shifted: (value: number) => number;
  /** How much wider their interval is: by what a mean of so few is uncertain by, and by what they differ from one another. */
  readonly widening: number;
}

/**
 * By how much holidays are off what the level about them and the season make of their buckets, on the scale on which noise is
 * even: the mean over those of the same name. Null of a name that was never known beside ordinary buckets.
 * @param ordinary the series without them
 * @param names of the buckets; null is an ordinary one
 */
export function holidayEffects(
  { values, ordinary, names }: { readonly values: Series; readonly ordinary: Series; readonly names: readonly (string | null)[] },
  kind: ValueKind,
  periods: readonly number[],
): (name: string) => HolidayEffect | null {
  const scale = scalesOf(kind, values).at(-1);
  if (scale === undefined) return () => null;
  const on = (series: Series) => series.map((value) => (value === value ? scale.to(value) : value));
  const { base, seasonAt } = decompose(on(ordinary), periods);
  const level = movingAverage(base, forecastTuning.holidayPoints);
  const noise = rootOf(base.map((value, at) => value - (level[at] as number)));
  const all = on(values);
  return (name) => {
    const effects = all.map((value, at) => value - (level[at] as number) - seasonAt(at)).filter((effect, at) => names[at] === name && effect === effect);
    const { length } = effects;
    if (length === 0) return null;
    const shift = effects.reduce((sum, effect) => sum + effect, 0) / length;
    const spread = length < 2 ? 0 : rootOf(effects.map((effect) => effect - shift)) * Math.sqrt(length / (length - 1));
    const shifted = (value: number) => (scale.isByRatio ? value * Math.exp(shift) : scale.from(scale.to(value) + shift, 0));
    return { seen: length, shifted, widening: Math.sqrt(1 + 1 / length) * Math.max(1, noise === 0 ? 1 : spread / noise) };
  };
}

function rootOf(numbers: Float64Array): number {
  let [count, squares] = [0, 0];
  for (const each of numbers) {
    if (each !== each) continue;
    count += 1;
    squares += each * each;
  }
  return count === 0 ? 0 : Math.sqrt(squares / count);
}
