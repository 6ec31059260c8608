import type { Grain } from "../../query/range.ts";
import { pointsPerWeek } from "../detect/rhythm.ts";

/** An hour, a day, a week and a year, in weeks. */
const lengths = [1 / 168, 1 / 7, 1, 365.2425 / 7];

/**
 * The periods that a series of a grain may have, in points, shortest first: those of an hour, a day, a week and a year
 * that have 2 to 2016 points: 24 and 168 of hours, 7 and 365 of days, 5 and 261 of business days, 52 of weeks, 12 of
 * months. 2016 are a week of five minutes; a longer season has more places than there are visits to fill them.
 * @throws MetricsError `invalid-query` for an interval that is none
 */
export function periodsOf(grain: Grain): readonly number[] {
  const perWeek = pointsPerWeek(grain);
  return [...new Set(lengths.map((weeks) => Math.round(weeks * perWeek)))].filter((period) => period >= 2 && period <= 2016);
}
