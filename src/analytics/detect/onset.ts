import type { Grain, Instant } from "../../query/range.ts";
import { hasData } from "./dataStart.ts";
import type { CountedPoint } from "./dataStart.ts";
import { detectorTuning } from "./detectorTuning.ts";
import { pointsPerWeek } from "./rhythm.ts";

interface Seen {
  /** Known ones. */
  readonly points: number;
  /** Those of them that have anything. */
  readonly some: number;
}

/** What was seen of a series, point by point, that tells where its data began. Plain JSON. */
export interface OnsetState<Place = Instant> {
  readonly before: Seen;
  /** The points since it last began to have more than next to nothing; null: it has next to nothing. */
  readonly since: (Seen & { readonly from: Place; readonly evidence: number; readonly zeros: number; readonly longest: number }) | null;
}

export const nothingSeen: OnsetState<never> = { before: { points: 0, some: 0 }, since: null };

/** Before there are data at most so many points have anything, such as a test's, or one. */
const rare = 1 / 50;
/** Of those that have, at least so many: hours of an office are one in four or five. */
const often = 1 / 5;
/** Chance of as many zeros before, were what is before as often more than 0 as what follows. */
const byChance = 1 / 2000;
/** How often what follows is taken to be more than 0 at most: it takes four zeros. */
const nearlyAlways = 0.9;

/** Page's cumulative sum (1954) of the evidence for `often` against `rare`: where it last rose from 0 is the likeliest beginning. */
export function seenNext<Place>({ before, since }: OnsetState<Place>, from: Place, { value, n }: CountedPoint): OnsetState<Place> {
  if (value === null || !Number.isFinite(value)) return { before, since };
  const isSome = hasData({ value, ...(n !== undefined && { n }) });
  if (since === null && !isSome) return { before: { ...before, points: before.points + 1 }, since };
  const last = since ?? { from, points: 0, some: 0, evidence: 0, zeros: 0, longest: 0 };
  const evidence = last.evidence + (isSome ? Math.log(often / rare) : Math.log((1 - often) / (1 - rare)));
  const [points, some, zeros] = [last.points + 1, last.some + Number(isSome), isSome ? 0 : last.zeros + 1];
  if (evidence <= 0) return { before: { points: before.points + points, some: before.some + some }, since: null };
  return { before, since: { from: last.from, points, some, evidence, zeros, longest: Math.max(last.longest, zeros) } };
}

/**
 * Where the data of a series began; null where they always were. Zeros are from before there were data where next to
 * none of what is there is more than 0, a good part of what follows is, without a pause of more than a third of it, and the two
 * differ beyond chance. Others are what is rare: its ordinary life, however many they are.
 */
export function beginningOf<Place>({ before, since }: OnsetState<Place>): Place | null {
  if (since === null) return null;
  const { points, some, longest, from } = since;
  const isData = some >= often * points && 3 * longest <= points;
  const isBefore = before.some <= Math.max(1, rare * before.points) && (1 - Math.min(nearlyAlways, some / points)) ** before.points < byChance;
  return isData && isBefore ? from : null;
}

/** The same once enough has followed to teach a detector what is usual; null as well where it knows nothing else by then. */
export function onsetOf(state: OnsetState, grain: Grain): Instant | null {
  const points = state.since?.points ?? 0;
  return points < pointsTaught(grain) || points > detectorTuning.levelPoints ? null : beginningOf(state);
}

/**
 * The points that are only learned from, and one whole rhythm, the longest that the level's memory holds: 189 hours, 28 days. After
 * as many a detector without zeros finds a doubling, a halving and an outage (of 5 a day or more, of 25 an hour) about as
 * often as after many, within its budget; after fewer it takes the first weekend for a fault.
 */
function pointsTaught(grain: Grain): number {
  const learning = detectorTuning.learningPoints + 1;
  const week = pointsPerWeek(grain);
  const rhythm = [week, week / 7].find((points) => points >= 2 && learning + points <= detectorTuning.levelPoints) ?? 0;
  return learning + Math.ceil(rhythm);
}
