import type { Grain } from "../../query/range.ts";
import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { leastLevelOf, levelShifts } from "./levelShifts.ts";
import { levelTuning } from "./levelTuning.ts";
import { onScale } from "./scales.ts";
import type { Scale } from "./scales.ts";
import { countKnown, meanKnown } from "./series.ts";
import type { Series } from "./series.ts";
import { standardized } from "./smoothing.ts";

/** A series as if its level had always been what it is now. */
export interface Levelled {
  readonly values: Series;
  /** Points before it that say nothing of it. */
  readonly from: number;
  /** By how much what comes is unsure as the level is, and how large its seasons are: as a variance over that of noise. */
  readonly unsure: number;
  /** Known since the last jump. */
  readonly points: number;
}

interface Level {
  readonly mean: number;
  readonly spread: number;
  readonly points: number;
}

const { mostCycles } = forecastTuning;
const { shiftPoints, levelPrior, quieter, quietest, seasonPrior } = levelTuning;

/**
 * A series whose level jumped (`levelShifts`), with what was before moved to where it is now, on the scale on which noise is
 * even: it still tells of seasons and noise, and no longer of a level that is gone. Seasons are made as large, and noise as
 * wide, as they are since then, as far as so many points tell. What was far quieter before tells nothing of what is now, and is
 * left out. Null where no level jumps.
 * @param even the scale on which noise is even
 * @param periods of the seasons
 * @param breaks indices of the first points after outages
 */
export function levelled(values: Series, even: Scale, periods: readonly number[], grain: Grain, breaks: readonly number[]): Levelled | null {
  const scaled = onScale(values, even);
  const { base, seasonAt } = decompose(scaled, periods);
  const starts = levelShifts(base, leastLevelOf(grain), breaks);
  if (starts.length === 0) return null;
  const longest = periods.at(-1) ?? 0;
  const first = moved(scaled, values.map((_, at) => seasonAt(at)), starts, longest);
  // Of a season that was not seen whole since, nor often before, part was taken for the jump: told apart once that is gone.
  const isUnseen = values.length - (starts.at(-1) as number) < longest && values.length <= mostCycles * longest;
  const again = isUnseen ? decompose(first.values, periods) : null;
  const { values: all, from, unsure, points } = again === null ? first : moved(scaled, values.map((_, at) => again.seasonAt(at)), starts, longest);
  const back = all.map((value, at) => (at >= (starts.at(-1) as number) ? (values[at] as number) : value === value ? even.from(value, 0) : value));
  return { values: back.subarray(from), from, unsure, points };
}

/** With given seasons, on the scale on which noise is even. */
function moved(scaled: Series, season: Series, starts: readonly number[], longest: number): { readonly values: Series; readonly from: number } & Pick<Levelled, "unsure" | "points"> {
  const base = scaled.map((value, at) => value - (season[at] as number));
  const parts = [0, ...starts].map((from, which) => partOf(base, season, longest, from, starts[which] ?? base.length));
  const steps = starts.map((index, which) => {
    const [earlier, later] = [parts[which] as Part, parts[which + 1] as Part];
    return { index, before: levelOf(earlier.rest.slice(-shiftPoints)), after: levelOf(later.rest.slice(0, shiftPoints)) };
  });
  const first = 1 + steps.findLastIndex(({ before, after }) => before.spread < (longest > 0 ? quietest : quieter) * after.spread);
  const size = (parts.at(-1) as Part).size;
  const values = Float64Array.from(scaled);
  let [ratio, shift] = [1, 0];
  for (let which = starts.length - 1; which >= first; which--) {
    const { before, after } = steps[which] as (typeof steps)[number];
    const here = ratioOf(before, after);
    shift += ratio * (after.mean - here * before.mean);
    ratio *= here;
    const { from, rest } = parts[which] as Part;
    rest.forEach((each, at) => (values[from + at] = ratio * each + shift + size * (season[from + at] as number)));
  }
  const points = countKnown(base.subarray(starts.at(-1)));
  return { values, from: (parts[first] as Part).from, unsure: 1 / points + (parts.at(-1) as Part).unsure, points };
}

/** What lies between two jumps. */
interface Part {
  readonly from: number;
  /** By how much its seasons are larger than those of the series. */
  readonly size: number;
  /** By how much what comes is unsure as they are, as a variance over that of its noise: of a place that was not seen more than of others. */
  readonly unsure: number;
  /** It without them. */
  readonly rest: Series;
}

/** The seasons' size by least squares, drawn to 1 as far as noise makes it unsure. */
function partOf(base: Series, season: Series, longest: number, from: number, to: number): Part {
  const own = base.subarray(from, to);
  const seasons = own.map((value, at) => (value === value ? (season[from + at] as number) : Number.NaN));
  const [middle, center, known] = [meanKnown(own), meanKnown(seasons), countKnown(own)];
  let [products, squares, rest] = [0, 0, 0];
  own.forEach((value, at) => {
    if (value !== value) return;
    const [off, high] = [value - middle, (seasons[at] as number) - center];
    products += off * high;
    squares += high * high;
    rest += off * off;
  });
  const variance = squares === 0 ? 0 : (rest - products ** 2 / squares) / known;
  const more = squares === 0 ? 0 : Math.max(-1, products / (squares + seasonPrior * variance));
  const places = season.subarray(-longest);
  const apart = places.reduce((sum, each) => sum + (each - center) ** 2, 0) / Math.max(1, places.length);
  const unsure = variance === 0 ? 0 : apart / (squares + seasonPrior * variance);
  return { from, size: 1 + more, unsure, rest: own.map((value, at) => value - more * (season[from + at] as number)) };
}

/** Of what is known; wild values count as just so far. */
function levelOf(values: Series): Level {
  const known = values.filter((value) => value === value);
  const mean = meanKnown(known);
  const { length } = known;
  return { mean, spread: standardized(known.map((value) => value - mean)).noise * Math.sqrt(length / Math.max(1, length - 1)), points: length };
}

/** Of the noise after to that before: what is seen of it beside `levelPrior` points of noise that is what it was. */
function ratioOf({ spread: before }: Level, { spread: after, points }: Level): number {
  return before === 0 ? 1 : Math.sqrt((points * after ** 2 + levelPrior * before ** 2) / ((points + levelPrior) * before ** 2));
}
