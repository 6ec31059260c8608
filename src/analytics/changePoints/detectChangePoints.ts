import type { Grain } from "../../query/range.ts";
import { stabilize, unstabilize, valueKinds } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { seasonsOf } from "../forecast/detectSeasonality.ts";
import { periodsOf } from "../forecast/periodsOf.ts";
import { countKnown, inOwnUnit, seriesOf } from "../forecast/series.ts";
import type { SeriesValue } from "../forecast/series.ts";
import { requireGrain, requireNumber, requireOneOf, requireOptions, requirePeriods } from "../requireOption.ts";
import { noiseOf } from "./noiseOf.ts";
import { partition } from "./partition.ts";
import { seasonless } from "./seasonless.ts";
import { segmentsOf } from "./segmentCosts.ts";

export interface ChangePointOptions {
  /** What values are, which says on which scale their noise is even. Default `plain`. */
  readonly values?: ValueKind;
  /** What holds between two changes: a straight line (the default), or a level, which finds a new slope as steps. */
  readonly shape?: "linear" | "level";
  /** Which seasons to look for and take out, in points. Default: a day, a week and a year of the grain. */
  readonly periods?: readonly number[];
  /** Known points between two changes, before the first and after the last, at the least, 3 or more. Default 7. */
  readonly leastPoints?: number;
}

export interface ChangePoint {
  /** Of the first point after it. */
  readonly index: number;
  /** The first and the last point at which it would be nearly as good: between them is the true one, 95 times in 100 or more. */
  readonly between: readonly [first: number, last: number];
  /** Where the line before and the line after put this point, in the metric's unit, without seasons. */
  readonly before: number;
  readonly after: number;
  /** `after` less `before`: 0 or so where only the slope changes. */
  readonly size: number;
  /** By how much it rises from one point to the next, before and after, in the metric's unit, at this level. */
  readonly slopeBefore: number;
  readonly slopeAfter: number;
  /** That there is a change at all, in [0, 1]: by the Bayesian information criterion's approximation (Kass and Raftery 1995). */
  readonly certainty: number;
}

/** Places at which a segment may begin, at most: of longer series every so many first, then exactly about those found. */
const mostPlaces = 500;
/** Beyond so many deviations from what is around it a point is just there: it is no change. */
const farDeviations = 2.5;
/** Two points a side and itself: the least that two far values in a row do not decide. */
const aroundPoints = 5;
/** Points that a line leaves anything of: an incident is as short as it is. */
const leastOfLine = 3;
/** Deviance within which a place is nearly as good: −2 ln(1 − √0.95), of a place (Hansen, Econometrica 68, 2000), not of a rate. */
const nearlyAsGood = 7.352;

/**
 * Where a series' level or slope changes for good, in order; mostly nothing in one where nothing does. The series is
 * stabilized, seasons of what is ordinary are taken out, and it is parted into straight lines at the least cost: squares over the noise's
 * variance, with a penalty of (1 + parameters) · ln n for each change, as the Bayesian information criterion has it (Schwarz
 * 1978), (1 + ρ)/(1 − ρ) times as high for noise of which neighbors are correlated by ρ. Single far values, and
 * what fewer points do than lie between two changes, are no change.
 * @param values one bucket after the other, none left out: what is not known is null
 * @param grain of the buckets
 * @throws MetricsError `invalid-query` for a value, a grain or an option that can be none
 */
export function detectChangePoints(
  values: readonly SeriesValue[],
  grain: Grain,
  options: ChangePointOptions = {},
): readonly ChangePoint[] {
  requireOptions(options, ["values", "shape", "periods", "leastPoints"]);
  requireGrain(grain);
  const { values: kind = "plain", shape = "linear", periods = periodsOf(grain), leastPoints = 7 } = options;
  requireOneOf("values", kind, valueKinds);
  requireOneOf("shape", shape, ["linear", "level"]);
  requirePeriods(periods);
  requireNumber("leastPoints", leastPoints, "a whole number from 3 on", { from: 3, isWhole: true });
  const given = seriesOf(values);
  const { values: own, unit: ownUnit } = kind === "plain" ? inOwnUnit(given) : { values: given, unit: 1 };
  const scaled = own.map((value) => (value === value ? stabilize(kind, value, null) : value));
  const base = seasonless(scaled, seasonsOf(scaled, periods).map(({ period }) => period));
  const at = [...base.keys()].filter((index) => base[index] === base[index]);
  const { length } = at;
  if (length < 2 * leastPoints) return [];
  const known = Float64Array.from(at, (index) => base[index] as number);
  const { deviation, rho } = noiseOf(known);
  const size = deviation === 0 ? 1 : deviation;
  // What varies nowhere but at a change has no noise: the least step is a change.
  const unit = deviation === 0 ? 1e-9 * Math.max(...known.map(Math.abs), Number.MIN_VALUE) : 1;
  const center = known[Math.floor(length / 2)] as number;
  const whole = new Float64Array(base.length).fill(Number.NaN);
  withoutFar(known.map((value) => (value - center) / size)).forEach((value, place) => (whole[at[place] as number] = value / unit));
  const inflation = (1 + rho) / (1 - rho);
  const parameters = shape === "linear" ? 3 : 2;
  const penalty = parameters * Math.log(length) * inflation;
  const stride = Math.max(1, Math.ceil(length / mostPlaces));
  let segments = segmentsOf(whole, shape);
  let found = parted();
  while (withoutShort(found)) {
    segments = segmentsOf(whole, shape);
    found = parted();
  }
  return found.map((index, which) => described(index, found[which - 1] ?? 0, found[which + 1] ?? base.length));

  /** Of long series first roughly, then exactly about what was found. */
  function parted(): readonly number[] {
    const places = at.filter((index) => whole[index] === whole[index]);
    const among = (some: readonly number[], least: number) => partition(segments, [0, ...some, base.length], penalty, least);
    if (stride === 1) return among(places.slice(1), leastOfLine);
    const near = new Set<number>();
    for (const index of among(places.filter((_, place) => place % stride === 0 && place > 0), leastPoints)) {
      const place = places.indexOf(index);
      for (const each of places.slice(Math.max(1, place - stride - leastPoints), place + stride + leastPoints)) near.add(each);
    }
    return among([...near].toSorted((a, b) => a - b), leastOfLine);
  }

  /**
   * Whether some parts had too few points to last, which are not known from then on. A line that had to be longer than they are
   * would tell of a change that is not there.
   */
  function withoutShort(places: readonly number[]): boolean {
    const short = [...places, base.length].map((to, which) => whole.subarray(places[which - 1] ?? 0, to)).filter((part) => {
      const count = countKnown(part);
      return count > 0 && count < leastPoints;
    });
    for (const part of short) part.fill(Number.NaN);
    return short.length > 0;
  }

  function costAt(from: number, place: number, to: number): number {
    return segments.cost(from, place) + segments.cost(place, to);
  }

  function described(index: number, from: number, to: number): ChangePoint {
    const [first, second] = [segments.line(from, index), segments.line(index, to)];
    const limit = costAt(from, index, to) + nearlyAsGood * inflation;
    let [low, high] = [index, index];
    for (let near = from + leastPoints; near <= to - leastPoints; near++) {
      if (costAt(from, near, to) > limit) continue;
      low = Math.min(low, near);
      high = Math.max(high, near);
    }
    const onScale = (level: number) => level * unit * size + center;
    const back = (level: number) => unstabilize(kind, onScale(level), null) * ownUnit;
    const [end, start] = [first.start + first.slope * (index - from), second.start];
    const gain = (segments.cost(from, to) - costAt(from, index, to) - penalty) / inflation;
    return {
      index,
      between: [low, high],
      before: back(end),
      after: back(start),
      size: back(start) - back(end),
      slopeBefore: back(end) - back(end - first.slope),
      slopeAfter: back(start + second.slope) - back(start),
      certainty: 1 / (1 + Math.exp(-gain / 2)),
    };
  }
}

/** Values that are far from the median of those around them, brought near it. */
function withoutFar(values: Float64Array): Float64Array {
  return values.map((value, at) => {
    const reach = Math.min((aroundPoints - 1) / 2, at, values.length - 1 - at);
    const middle = values.slice(at - reach, at + reach + 1).sort()[reach] as number;
    return Math.max(middle - farDeviations, Math.min(middle + farDeviations, value));
  });
}
