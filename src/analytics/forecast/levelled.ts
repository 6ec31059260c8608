import type { Grain } from "../../query/range.ts";
import { pointsPerWeek } from "../detect/rhythm.ts";
import { decompose } from "./decompose.ts";
import { levelShifts } from "./levelShifts.ts";
import { levelTuning } from "./levelTuning.ts";
import type { Scale } from "./scales.ts";
import { countKnown, meanKnown } from "./series.ts";
import type { Series } from "./series.ts";
import { standardized } from "./smoothing.ts";

/** A series as if its level had always been what it is now. */
export interface Levelled {
  readonly values: Series;
  /** Points before it that say nothing of it. */
  readonly from: number;
  /** How much wider intervals are, as the level is known by so few points. */
  readonly widening: number;
}

interface Level {
  readonly mean: number;
  readonly spread: number;
  readonly points: number;
}

const { shiftPoints, leastLevel, levelPrior, quieter, quietest, seasonPrior } = levelTuning;

/**
 * A series whose level jumped (`levelShifts`), with what was before moved to where it is now, on the scale on which noise is
 * even: it still tells of seasons and noise, and no longer of a level that is gone. Seasons are made as large, and noise as
 * wide, as they are since then, as far as so many points tell. What was far quieter before tells nothing of what is now, and is
 * left out. Null where no level jumps.
 * @param even the scale on which noise is even
 * @param periods of the seasons
 */
export function levelled(values: Series, even: Scale, periods: readonly number[], grain: Grain): Levelled | null {
  const scaled = values.map((value) => (value === value ? even.to(value) : value));
  const { base, seasonAt } = decompose(scaled, periods);
  const starts = levelShifts(base, Math.max(leastLevel, Math.round(pointsPerWeek(grain) / 2)));
  if (starts.length === 0) return null;
  const season = values.map((_, at) => seasonAt(at));
  const parts = [0, ...starts].map((from, which) => partOf(base, season, from, starts[which] ?? values.length));
  const steps = starts.map((index, which) => {
    const [earlier, later] = [parts[which] as Part, parts[which + 1] as Part];
    return { index, before: levelOf(earlier.rest.slice(-shiftPoints)), after: levelOf(later.rest.slice(0, shiftPoints)) };
  });
  const first = 1 + steps.findLastIndex(({ before, after }) => before.spread < (periods.length === 0 ? quieter : quietest) * after.spread);
  const size = (parts.at(-1) as Part).size;
  const moved = Float64Array.from(values);
  let [ratio, shift] = [1, 0];
  for (let which = starts.length - 1; which >= first; which--) {
    const { before, after } = steps[which] as (typeof steps)[number];
    const here = ratioOf(before, after);
    shift += ratio * (after.mean - here * before.mean);
    ratio *= here;
    const { from, rest } = parts[which] as Part;
    rest.forEach((each, at) => (moved[from + at] = even.from(ratio * each + shift + size * (season[from + at] as number), 0)));
  }
  const from = (parts[first] as Part).from;
  const known = (steps.at(-1) as (typeof steps)[number]).after.points;
  return { values: moved.subarray(from), from, widening: known < shiftPoints ? Math.sqrt(1 + 1 / known) : 1 };
}

/** What lies between two jumps. */
interface Part {
  readonly from: number;
  /** By how much its seasons are larger than those of the series. */
  readonly size: number;
  /** It without them. */
  readonly rest: Series;
}

/** The seasons' size by least squares, drawn to 1 as far as noise makes it unsure. */
function partOf(base: Series, season: Series, from: number, to: number): Part {
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
  return { from, size: 1 + more, rest: own.map((value, at) => value - more * (season[from + at] as number)) };
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
