import { forecastTuning } from "./forecastTuning.ts";
import { levelTuning } from "./levelTuning.ts";
import { medianKnown } from "./series.ts";
import type { Series } from "./series.ts";
import { spreadAbout } from "./withoutWild.ts";

const { farSpreads, lonePoints } = forecastTuning;
const { leastLevel, quietest } = levelTuning;

/** Points of a series from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a series stands still, such as at 0, far from what is on both sides: outages that ended, however short a time ago, as what goes
 * on varies again. What stands still at the same place of a period before or after is a rhythm.
 * @param scaled the series on the scale on which noise is even
 * @param base the same without its seasons
 * @param periods of what may be a rhythm
 */
export function stillStretches(scaled: Series, base: Series, periods: readonly number[]): readonly Stretch[] {
  const at = [...scaled.keys()].filter((index) => scaled[index] === scaled[index]);
  const known = Float64Array.from(at, (index) => base[index] as number);
  const spread = spreadAbout(known);
  if (!(spread > 0)) return [];
  const isFar = (one: number, other: number) => Math.abs(one - other) > farSpreads * spread;
  const still: Stretch[] = [];
  for (let from = 0; from < at.length; ) {
    let to = from + 1;
    while (to < at.length && Math.abs((scaled[at[to] as number] as number) - (scaled[at[to - 1] as number] as number)) < quietest * spread) to++;
    const own = medianKnown(known.subarray(from, to));
    const sides = [known.subarray(Math.max(0, from - lonePoints), from), known.subarray(to, to + lonePoints)];
    if (to - from >= leastLevel && sides.every((side) => side.length > 0 && isFar(own, medianKnown(side)))) still.push({ from: at[from] as number, to: (at[to - 1] as number) + 1 });
    from = to;
  }
  const isThere = ({ from, to }: Stretch, later: number) => still.some((other) => other.from < to + later && other.to > from + later);
  return still.filter((each) => !periods.some((period) => period > each.to - each.from && (isThere(each, period) || isThere(each, -period))));
}
