import type { Grain } from "../../query/range.ts";
import { segmentsOf } from "../changePoints/segmentCosts.ts";
import { pointsPerWeek } from "../detect/rhythm.ts";
import { quantile } from "../quantile.ts";
import { forecastTuning } from "./forecastTuning.ts";
import { levelTuning } from "./levelTuning.ts";
import { medianKnown, medianSpread } from "./series.ts";
import type { Series } from "./series.ts";

const { shiftPoints, shiftErrors, shiftSpreads, shiftSide, shiftElsewhere, shiftDeviance } = levelTuning;
const { farSpreads } = forecastTuning;
/** Of the values on either side, those that tell a jump from a slope. */
const nearPoints = 5;
/** Points of an incident that is told apart from what lasts. */
const leastIncident = 2;

/** Known points that a level has to last for: what is shorter is an incident. */
export function leastLevelOf(grain: Grain): number {
  return Math.max(levelTuning.leastLevel, Math.round(pointsPerWeek(grain) / 2));
}

/**
 * Where the level of a series without seasons jumps for good, in order: indices of the first points after. The means of up to
 * `shiftPoints` before and after a place differ more than at any place about it (moving sums: Eichinger and Kirch, "A MOSUM
 * procedure for the estimation of multiple random change points", Bernoulli 24, 2018), and by far more than elsewhere in the
 * series, than their noise makes them, and than a straight line through both sides explains. What a few points do, a slope
 * and what walks about are none.
 * @param least known points of a level: what is shorter is an incident
 * @param breaks indices of the first points after outages: one place, not hundreds, so that `nearPoints` tell of another level
 */
export function levelShifts(base: Series, least: number, breaks: readonly number[] = []): readonly number[] {
  const at = [...base.keys()].filter((index) => base[index] === base[index]);
  const known = Float64Array.from(at, (index) => base[index] as number);
  if (known.length < 2 * least) return [];
  const reach = Math.max(shiftPoints, least);
  const { gaps, errors } = gapsOf(known, reach);
  const resumed = breaks.map((index) => at.findIndex((each) => each >= index));
  const apart = [...errors.keys()].filter((place) => (errors[place] as number) > 0).toSorted((a, b) => (errors[b] as number) - (errors[a] as number));
  const found: number[] = [];
  const seen = new Uint8Array(known.length);
  for (const place of [...resumed, ...apart]) {
    if (seen[place] === 1) continue;
    seen.fill(1, Math.max(0, place - least), place + least);
    const from = Math.max(place - reach, ...found.filter((each) => each < place), 0);
    const to = Math.min(place + reach, ...found.filter((each) => each > place), known.length);
    if (place - from < least || to - place < (resumed.includes(place) ? nearPoints : least)) continue;
    if (!isShift(known.subarray(from, place), known.subarray(place, to))) continue;
    const elsewhere = quantile(gaps.filter((gap, other) => gap === gap && Math.abs(other - place) > reach).sort(), 0.5) ?? 0;
    if ((gaps[place] as number) >= shiftElsewhere * elsewhere) found.push(place);
  }
  return found.toSorted((a, b) => a - b).map((place) => at[place] as number);
}

/** At each place by how much the means on its two sides differ, and how many standard errors of independent noise that is. */
function gapsOf(known: Float64Array, reach: number): { readonly gaps: Float64Array; readonly errors: Float64Array } {
  const { length } = known;
  const segments = segmentsOf(known, "level");
  const [gaps, errors] = [new Float64Array(length).fill(Number.NaN), new Float64Array(length)];
  for (let place = leastIncident; place <= length - leastIncident; place++) {
    const [from, to] = [Math.max(0, place - reach), Math.min(length, place + reach)];
    const [left, right] = [segments.line(from, place), segments.line(place, to)];
    const gap = Math.abs(right.start - left.start);
    const variance = (left.squares + right.squares) / (to - from);
    gaps[place] = gap;
    // What has no noise differs by so many as are enough.
    errors[place] = gap === 0 ? 0 : gap / Math.max(Math.sqrt(variance * (1 / (place - from) + 1 / (to - place))), 1e-9 * gap);
  }
  return { gaps, errors };
}

function isShift(before: Float64Array, after: Float64Array): boolean {
  const [low, high] = [medianKnown(before), medianKnown(after)];
  const gap = Math.abs(high - low);
  const middle = (low + high) / 2;
  const shareOf = (side: Float64Array, own: number) => side.filter((value) => value > middle === own > middle).length / side.length;
  if (gap === 0 || Math.min(shareOf(before, low), shareOf(after, high)) < shiftSide) return false;
  if (Math.abs(medianKnown(after.subarray(0, nearPoints)) - medianKnown(before.subarray(-nearPoints))) < (2 / 3) * gap) return false;
  const off = Float64Array.from([...before.map((value) => value - low), ...after.map((value) => value - high)]);
  const far = farSpreads * medianSpread(off);
  const near = far > 0 ? off.map((each) => Math.max(-far, Math.min(far, each))) : off;
  let [squares, products] = [0, 0];
  near.forEach((each, place) => {
    squares += each * each;
    products += each * (near[place - 1] ?? 0);
  });
  if (squares === 0) return true;
  const { length } = near;
  const deviation = Math.sqrt(squares / length);
  const rho = Math.max(0, products / squares);
  const inflation = (1 + rho) / (1 - rho);
  const error = deviation * Math.sqrt((1 / before.length + 1 / after.length) * inflation);
  if (gap < shiftSpreads * deviation || gap < shiftErrors * error) return false;
  const straight = segmentsOf(near.map((each, place) => each + (place < before.length ? low : high)), "linear").cost(0, length);
  return length * Math.log(straight / squares) > shiftDeviance * inflation;
}
