import type { RatePart } from "../contributions.ts";
import { quantileSelected } from "../quantile.ts";
import { complementOf } from "./changeCells.ts";

/** The median of χ² with one degree of freedom: what z² is in the middle where only chance is at work. */
const middleOfChance = 0.454936423119572;
/** Below so many cells the spread among them says little. */
const leastCells = 8;
/** Below so many counted cells one value that changed is so many of them that it would be their spread: chance alone is taken. */
const leastCounted = 32;

/** How far parts changed, in standard errors; null where nothing can be said. */
export type Unusualness = (parts: readonly RatePart[]) => readonly (number | null)[];

/** A difference and its variance by chance. */
interface Difference {
  readonly by: number;
  readonly variance: number;
}

/**
 * How far each part of a whole changed by itself and beside all others, whichever is less: 0 where the two go different
 * ways, as then it is the others that changed. Sums count as Poisson's, and stand beside others by their share of the
 * whole; rates have r(1 − r) for each case, or in proportion to the rate where rates are no shares. All are divided by
 * the spread among the finest cells, and by that among the parts given, where one is wider than chance: the median of
 * z², so that the few that did change do not widen it. Where the numbers are no counts the spread takes their unit out.
 * @param cells the finest ones
 */
export function unusualness(whole: RatePart, cells: readonly RatePart[], isRatio: boolean): Unusualness {
  const isCounted = cells.flatMap(({ before, after }) => [before, after]).every(isRatio ? isShare : isCount);
  const own = isRatio ? rateChange(isCounted) : sumChange;
  const beside = (part: RatePart) => (isRatio ? ratesApart(own(part), own(complementOf(whole, part))) : shareChange(part, whole));
  const raw = (part: RatePart) => lesser(scoreOf(own(part)), scoreOf(beside(part)));
  const isFew = isCounted && cells.length < leastCounted;
  const finest = isFew ? 1 : (spreadOf(cells.map((cell) => scoreOf(beside(cell)))) ?? 1);
  const least = isCounted ? Math.max(1, finest) : finest || 1;
  return (parts) => {
    const scores = parts.map(raw);
    const scale = Math.sqrt(Math.max(least, isFew ? 0 : (spreadOf(scores) ?? 0)));
    return scores.map((z) => (z === null ? null : z / scale));
  };
}

/** The variance of scores beside that of chance; null where there are too few. */
function spreadOf(scores: readonly (number | null)[]): number | null {
  const squares = scores.flatMap((z) => z ?? []).map((z) => z * z);
  if (squares.length < leastCells) return null;
  return (quantileSelected(Float64Array.from(squares), 0.5) ?? 1) / middleOfChance;
}

function lesser(z: number | null, other: number | null): number | null {
  if (z === null || other === null) return null;
  return z * other <= 0 ? 0 : Math.sign(z) * Math.min(Math.abs(z), Math.abs(other));
}

function isShare({ numerator, denominator }: RatePart["before"]): boolean {
  return numerator >= 0 && numerator <= denominator;
}

function isCount({ numerator }: RatePart["before"]): boolean {
  return Number.isInteger(numerator) && numerator >= 0;
}

function scoreOf(difference: Difference | null): number | null {
  return difference !== null && difference.variance > 0 ? difference.by / Math.sqrt(difference.variance) : null;
}

function sumChange({ before, after }: RatePart): Difference {
  return { by: after.numerator - before.numerator, variance: Math.abs(after.numerator) + Math.abs(before.numerator) };
}

function shareChange(part: RatePart, whole: RatePart): Difference | null {
  const [before, after] = [whole.before.numerator, whole.after.numerator];
  if (!(before > 0) || !(after > 0)) return null;
  const share = (part.before.numerator + part.after.numerator) / (before + after);
  return {
    by: part.after.numerator / after - part.before.numerator / before,
    variance: share * (1 - share) * (1 / before + 1 / after),
  };
}

function rateChange(areShares: boolean): (part: RatePart) => Difference | null {
  return ({ before, after }) => {
    if (!(before.denominator > 0) || !(after.denominator > 0)) return null;
    const rate = (before.numerator + after.numerator) / (before.denominator + after.denominator);
    const perCase = areShares ? rate * (1 - rate) : Math.abs(rate);
    return {
      by: after.numerator / after.denominator - before.numerator / before.denominator,
      variance: perCase * (1 / before.denominator + 1 / after.denominator),
    };
  };
}

function ratesApart(one: Difference | null, other: Difference | null): Difference | null {
  return one === null || other === null ? null : { by: one.by - other.by, variance: one.variance + other.variance };
}
