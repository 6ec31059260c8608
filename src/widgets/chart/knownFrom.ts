import { dataStart, hasData } from "../../analytics/detect/dataStart.ts";
import type { CountedPoint } from "../../analytics/detect/dataStart.ts";
import { pointsPerWeek } from "../../analytics/detect/rhythm.ts";
import type { Grain } from "../../query/range.ts";

/** Of what is rare by nature fewer buckets have anything; of what is open by day and not at night or at weekends more have. */
const leastFilled = 1 / 5;

/**
 * Index of the first point that is known: where nothing is counted as 0, zeros before the first that has anything stand for "no
 * data yet", and nothing is judged by them. 0 where all are zeros, where what follows them has lasted a week at most, which may be an
 * outbreak, or where fewer than one in five of it have anything: zeros are the ordinary life of what is rare.
 * @param points in the order of time
 */
export function knownFrom(points: readonly CountedPoint[], grain: Grain): number {
  const first = Math.max(0, dataStart(points));
  const told = points.slice(first).filter(({ value }) => value !== null);
  if (told.length <= pointsPerWeek(grain)) return 0;
  return told.filter(hasData).length >= leastFilled * told.length ? first : 0;
}
