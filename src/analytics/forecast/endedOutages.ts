import type { Grain } from "../../query/range.ts";
import { decompose } from "./decompose.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { leastLevelOf, levelShifts } from "./levelShifts.ts";
import { levelTuning } from "./levelTuning.ts";
import { onScale } from "./scales.ts";
import type { Scale } from "./scales.ts";
import { countKnown, medianKnown, medianSpread } from "./series.ts";
import type { Series } from "./series.ts";
import { stillStretches } from "./stillStretches.ts";
import type { Stretch } from "./stillStretches.ts";
import { spreadAbout } from "./withoutWild.ts";

const { shiftPoints, leastReturn, mostOutages, shiftDeviance, shiftSpreads } = levelTuning;
const { farSpreads, wildShare } = forecastTuning;

/**
 * Outages that ended, which say nothing of what comes. One is a stretch that stands still far from what is
 * about it (`stillStretches`), or a level (`levelShifts`) that the last points have left for the one before it: at least `leastReturn`
 * of them, which fit there by far better. None where the series stands still again and again.
 * @param even the scale on which noise is even
 * @param found periods of the seasons
 * @param possible those that were looked for
 */
export function endedOutages(values: Series, even: Scale, found: readonly number[], possible: readonly number[], grain: Grain): readonly Stretch[] {
  const scaled = onScale(values, even);
  const { base } = decompose(scaled, found);
  const still = stillStretches(scaled, base, possible);
  if (isOrdinary(still, base)) return [];
  const ended = endedLevel(withoutStretches(base, still), leastLevelOf(grain));
  return ended === null ? still : [...still, ended];
}

/** A series in which stretches are not known. */
export function withoutStretches(series: Series, stretches: readonly Stretch[]): Series {
  return series.map((value, at) => (stretches.some(({ from, to }) => from <= at && at < to) ? Number.NaN : value));
}

/** Whether standing still is how the series is, and may come again any day: more than `mostOutages` stretches, of more points than bounds may leave out. */
function isOrdinary(still: readonly Stretch[], base: Series): boolean {
  const points = still.reduce((sum, { from, to }) => sum + known(base, from, to).length, 0);
  return still.length > mostOutages && points > wildShare * countKnown(base);
}

/**
 * Where the last few points begin that differ most from as many as make a level before them, by squares between the two; a point that
 * is far counts as just far. Null where they differ by little.
 */
function endOf(base: Series, least: number): number | null {
  const at = [...base.keys()].filter((index) => base[index] === base[index]);
  const all = Float64Array.from(at, (index) => base[index] as number);
  const { length } = all;
  if (length < 2 * least + 1) return null;
  const middle = medianKnown(all);
  const spread = medianSpread(all.map((value) => value - middle));
  const far = spread > 0 ? farSpreads * spread : Infinity;
  const sums = new Float64Array(length + 1);
  all.forEach((value, place) => (sums[place + 1] = (sums[place] as number) + Math.max(-far, Math.min(far, value - middle))));
  const mean = (from: number, to: number) => ((sums[to] as number) - (sums[from] as number)) / (to - from);
  let [best, most, gap] = [length, 0, 0];
  for (let place = length - least + 1; place < length; place++) {
    const after = length - place;
    const apart = Math.abs(mean(place, length) - mean(place - least, place));
    const squares = (apart ** 2 * after * least) / (after + least);
    if (squares > most) [best, most, gap] = [place, squares, apart];
  }
  return best === length || gap < shiftSpreads * spreadAbout(all) ? null : (at[best] as number);
}

/** The last level, where the last points have left it for the one before. */
function endedLevel(base: Series, least: number): Stretch | null {
  const end = endOf(base, least);
  if (end === null) return null;
  const starts = levelShifts(base.subarray(0, end), least);
  const start = starts.at(-1);
  if (start === undefined) return null;
  const before = known(base, starts.at(-2) ?? 0, start).slice(-shiftPoints);
  const [during, after] = [known(base, start, end), known(base, end, base.length)];
  const [usual, other, now] = [before, during, after].map(medianKnown) as [number, number, number];
  const gap = Math.abs(usual - other);
  if (after.length < leastReturn || Math.abs(now - usual) > gap / 2) return null;
  const off = [...before.map((value) => value - usual), ...during.map((value) => value - other)];
  const variance = medianSpread(Float64Array.from(off)) ** 2;
  // Of one value no more than what lies between the levels.
  const deviance = after.reduce((sum, value) => sum + Math.max(-1, Math.min(1, (2 * (value - (usual + other) / 2)) / (usual - other))), 0) * gap ** 2;
  return deviance > shiftDeviance * variance ? { from: start, to: end } : null;
}

function known(base: Series, from: number, to: number): Float64Array {
  return base.subarray(from, to).filter((value) => value === value);
}
