import type { Grain, Instant } from "../query/range.ts";
import { dayLength } from "../time/wall.ts";
import { pointsPerWeek } from "./detect/rhythm.ts";
import type { LeftOutTime } from "./holidayTimes.ts";

/** Buckets that follow one another. */
export interface BucketTimes {
  readonly starts: readonly Instant[];
  /** Of the last. */
  readonly end: Instant;
}

/**
 * Noted incidents as times of whole buckets, for `leaveOut` of a detector: a bucket of a day or less is left out where one
 * touches it, a longer one where one has half of it or more.
 * @param incidents such as `incidentsOf(annotations, { metric })`
 * @param buckets those that are to be judged, and those before them
 * @throws MetricsError `invalid-query` for an interval that is none
 */
export function incidentTimes(grain: Grain, incidents: readonly LeftOutTime[], buckets: BucketTimes): readonly LeftOutTime[] {
  const { starts, end } = buckets;
  return leftOut(grain, incidents, buckets).flatMap((isOut, index) => (isOut ? [{ from: starts[index] as Instant, to: starts[index + 1] ?? end }] : []));
}

/**
 * Of each bucket whether a noted incident makes it no rule of what is usual, for `leaveOut` of a forecast: those that
 * `incidentTimes` names.
 * @throws MetricsError `invalid-query` for an interval that is none
 */
export function leftOut(grain: Grain, incidents: readonly LeftOutTime[], { starts, end }: BucketTimes): readonly boolean[] {
  if (incidents.length === 0) return starts.map(() => false);
  const times = incidents.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const isShort = grain === "businessDay" || pointsPerWeek(grain) >= 7;
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? end;
    const from = Date.parse(start);
    // A business day before days off is over in the evening.
    const to = grain === "businessDay" ? Math.min(Date.parse(next), from + dayLength) : Date.parse(next);
    return times.some((time) => {
      const shared = Math.min(time.to, to) - Math.max(time.from, from);
      return shared > 0 && (isShort || 2 * shared >= to - from);
    });
  });
}
