import { quantile, quantileSelected } from "../quantile.ts";
import { forecastTuning } from "./forecastTuning.ts";
import type { Series } from "./series.ts";

const { lonePoints, loneSpreads, wildShare } = forecastTuning;
/** A normal's quartiles are 1.349 deviations apart. */
const quartiles = 1.3489795;

/**
 * A series in which values that are far from all about them are not known, as one such value says nothing of what comes but
 * would decide how wide everything is (as `tsclean` of Hyndman's forecast package does it). What is as far a season before or
 * after is a rhythm, and what is there often is how the series is: both stay.
 * @param to the scale on which noise is even
 */
export function withoutWild(values: Series, to: (value: number) => number, periods: readonly number[]): Series {
  const at = [...values.keys()].filter((index) => values[index] === values[index]);
  const known = Float64Array.from(at, (index) => to(values[index] as number));
  const off = offOf(known);
  const spread = spreadOf(off);
  if (!(spread > 0)) return values;
  const isFar = (difference: number) => Math.abs(difference) > loneSpreads * spread;
  const far = new Set(at.filter((_, place) => isFar(off[place] as number) && sidesOf(known, place).every((side) => isFar((known[place] as number) - side))));
  const wild = [...far].filter((index) => !periods.some((period) => far.has(index - period) || far.has(index + period)));
  if (wild.length === 0 || wild.length > Math.max(1, wildShare * at.length)) return values;
  const without = Float64Array.from(values);
  for (const index of wild) without[index] = Number.NaN;
  return without;
}

/** By how much values are usually off what is about them, as a deviation: few that are far do not decide it. */
export function spreadAbout(known: Float64Array): number {
  return spreadOf(offOf(known));
}

function offOf(known: Float64Array): Float64Array {
  return known.map((value, place) => value - middleAbout(known, place));
}

function spreadOf(off: Float64Array): number {
  const quartile = (p: number) => quantileSelected(Float64Array.from(off), p) ?? 0;
  return (quartile(0.75) - quartile(0.25)) / quartiles;
}

/** Medians of as many on either side, where there are so many: the first values of another level are alone before it only. */
function sidesOf(known: Float64Array, place: number): readonly number[] {
  const sides = [known.slice(Math.max(0, place - lonePoints + 1), place), known.slice(place + 1, place + lonePoints)];
  return sides.flatMap((side) => (side.length < lonePoints - 1 ? [] : [quantile(side.sort(), 0.5) ?? 0]));
}

/** The median of what is known about a point, without it; at the ends of what is next to it on the one side. */
function middleAbout(known: Float64Array, place: number): number {
  const from = Math.max(0, Math.min(place - (lonePoints - 1) / 2, known.length - lonePoints));
  const around = known.slice(from, from + lonePoints).filter((_, at) => from + at !== place).sort();
  return quantile(around, 0.5) ?? (known[place] as number);
}
