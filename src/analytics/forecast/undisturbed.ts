import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { levelShifts } from "./levelShifts.ts";
import { levelTuning } from "./levelTuning.ts";
import { oddPoints } from "./oddPoints.ts";
import { medianKnown } from "./series.ts";
import type { Series } from "./series.ts";

/** The second sees steps without what they did to the seasons of the first. */
const rounds = 2;

/**
 * A series without what would hide its seasons: levels that jumped are moved to one another, and points of an incident are not
 * known. Both are told by what is left once all seasons that there could be are taken out.
 * @param periods those that there could be, ascending, in points
 */
export function undisturbed(values: Series, periods: readonly number[]): Series {
  const steady = withoutShifts(values, periods, Math.max(levelTuning.leastLevel, Math.ceil((periods.at(-1) ?? 0) / 2)));
  const { isOdd } = oddPoints(steady, periods, forecastTuning.gross);
  return steady.map((value, at) => (isOdd[at] === 1 ? Number.NaN : value));
}

/** @param least points of a level: half a period, so that what is there twice is no pair of them */
function withoutShifts(values: Series, periods: readonly number[], least: number): Series {
  const reach = Math.max(least, levelTuning.shiftPoints);
  let moved = values;
  for (let round = 0; round < rounds; round++) {
    const { seasonAt } = decompose(moved, periods);
    const base = values.map((value, at) => value - seasonAt(at));
    const starts = levelShifts(base, least);
    if (starts.length === 0) return values;
    moved = Float64Array.from(values);
    starts.forEach((start, which) => {
      const before = base.subarray(Math.max(starts[which - 1] ?? 0, start - reach), start);
      const after = base.subarray(start, Math.min(starts[which + 1] ?? base.length, start + reach));
      const step = medianKnown(after) - medianKnown(before);
      for (let at = start; at < moved.length; at++) moved[at] = (moved[at] as number) - step;
    });
  }
  return moved;
}
