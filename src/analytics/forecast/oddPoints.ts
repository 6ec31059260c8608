import { medianKnown, medianSpread } from "./series.ts";
import type { Series } from "./series.ts";

/** Shortest periods about a point by which its level is told: most of them are ordinary where one is not. */
const levelPeriods = 5;
/** Levels are told at so many places of a window, and in between as at the nearest. */
const levelsPerWindow = 73;
/** Beyond so many deviations a point counts as just there: one alone is no incident. */
const farDeviations = 3;
/** Standard errors of a mean square beyond which points that follow one another are an incident: neither chance nor noise that is carried on makes one. */
const incidentErrors = 8;

/**
 * Which points are part of an incident: those that, together with those about them, are further from the median of their place
 * of the longest period and from the level about them than chance puts them. Where no cycle is ordinary all of them are.
 * @param periods ascending, in points
 * @param wide how many times as far as chance puts them they have to be
 */
export function oddPoints(values: Series, periods: readonly number[], wide = 1): OddPoints {
  const [shortest, longest] = [periods[0], periods.at(-1)];
  if (shortest === undefined || longest === undefined) return { isOdd: new Uint8Array(values.length), level: values };
  const above = without(values, mediansOf(values, longest));
  const level = levelAbout(above, levelPeriods * shortest + 1);
  return { isOdd: oddIn(above.map((value, at) => value - (level[at] as number)), Math.ceil(shortest / 2), wide), level };
}

export interface OddPoints {
  /** 1 for those of an incident. */
  readonly isOdd: Uint8Array;
  /** About each point, above the median of its place. */
  readonly level: Series;
}

function without(values: Series, season: Series): Series {
  return values.map((value, at) => value - (season[at % season.length] as number));
}

/** Medians of each place of a period; NaN where nothing is known. */
export function mediansOf(values: Series, period: number): Series {
  return Float64Array.from({ length: period }, (_, place) => {
    const cycles = Math.ceil((values.length - place) / period);
    return medianKnown(Float64Array.from({ length: cycles }, (_, cycle) => values[place + cycle * period] as number));
  });
}

/** A running median, which keeps steps where they are; towards the ends that of the first and the last window. */
function levelAbout(values: Series, window: number): Series {
  const stride = Math.ceil(window / levelsPerWindow);
  const levels = Float64Array.from({ length: Math.ceil(values.length / stride) }, (_, place) => {
    const from = Math.max(0, Math.min(place * stride - Math.floor(window / 2), values.length - window));
    return medianKnown(values.subarray(from, from + window));
  });
  return values.map((_, at) => levels[Math.min(Math.round(at / stride), levels.length - 1)] as number);
}

/** 1 for points that are, together with those about them, further off than chance puts them. */
function oddIn(off: Series, window: number, wide: number): Uint8Array {
  const odd = new Uint8Array(off.length);
  const deviation = wide * medianSpread(off);
  if (!(deviation > 0)) return odd;
  const squares = off.map((value) => (value === value ? Math.min(Math.abs(value) / deviation, farDeviations) ** 2 : 0));
  const most = window * (1 + incidentErrors * Math.sqrt(2 / window));
  let sum = 0;
  squares.forEach((square, at) => {
    sum += square - (at < window ? 0 : (squares[at - window] as number));
    if (sum > most) odd.fill(1, Math.max(0, at - window + 1), at + 1);
  });
  return odd;
}
