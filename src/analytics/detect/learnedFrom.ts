import type { Grain } from "../../query/range.ts";
import { dataStart } from "./dataStart.ts";
import type { CountedPoint } from "./dataStart.ts";
import { detectorTuning } from "./detectorTuning.ts";
import { pointsPerWeek } from "./rhythm.ts";

/**
 * From which point on a detector should learn: where nothing is counted as 0, the first point that has anything, for before
 * there were data none is not zero, and a detector that has learned zeros takes weeks to know what is usual. 0 where fewer
 * follow than teach it, or none: what begins is then held against the zeros, so that the first outbreak of something rare is found.
 * @param points in the order of time; a 0 of cases (`n`) is a value
 * @param judged index of the first that is not only learned from
 */
export function learnedFrom(points: readonly CountedPoint[], judged: number, grain: Grain): number {
  const first = dataStart(points);
  return first > 0 && judged - first >= pointsTaught(grain, judged) ? first : 0;
}

/**
 * The points that are only learned from, and one whole rhythm, the longest that `most` points can show: 189 hours, 28 days. After
 * as many a detector without zeros finds a doubling, a halving and an outage (of 5 a day or more, of 25 an hour) about as
 * often as after many, within its budget; after fewer it takes the first weekend for a fault.
 */
export function pointsTaught(grain: Grain, most: number): number {
  const learning = detectorTuning.learningPoints + 1;
  const week = pointsPerWeek(grain);
  const rhythm = [week, week / 7].find((points) => points >= 2 && learning + points <= most) ?? 0;
  return learning + Math.ceil(rhythm);
}
