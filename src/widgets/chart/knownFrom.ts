import { dataStart } from "../../analytics/detect/dataStart.ts";
import type { CountedPoint } from "../../analytics/detect/dataStart.ts";

/** Of what is rare by nature fewer buckets have anything; of what is open by day and not at night or at weekends more have. */
const leastFilled = 1 / 5;

/**
 * Index of the first point that is known: where nothing is counted as 0, zeros before the first that has anything stand for "no
 * data yet", and nothing is judged by them. 0 where all are zeros, or fewer than one in five of those that follow have anything:
 * zeros are the ordinary life of what is rare.
 * @param points in the order of time
 */
export function knownFrom(points: readonly CountedPoint[]): number {
  const first = Math.max(0, dataStart(points));
  const told = points.slice(first).filter(({ value }) => value !== null);
  const filled = told.filter((point) => dataStart([point]) === 0).length;
  return filled >= leastFilled * told.length ? first : 0;
}
