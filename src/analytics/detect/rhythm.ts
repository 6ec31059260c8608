import type { Grain, NamedGrain } from "../../query/range.ts";
import { daysOf, elapsedOf, monthsOf, parseDuration } from "../../time/duration.ts";
import { wallAt } from "../../time/offsets.ts";
import { dayLength, minuteLength } from "../../time/wall.ts";

const weekLength = 7 * dayLength;
const monthLength = 30.436875 * dayLength;
/** Shorter points share a slot, so that a week has at most 2016. */
const leastSlot = 5 * minuteLength;

const lengths: Readonly<Record<NamedGrain, number>> = {
  minute: minuteLength,
  hour: 60 * minuteLength,
  day: dayLength,
  businessDay: weekLength / 5,
  week: weekLength,
  month: monthLength,
  quarter: 3 * monthLength,
  year: 12 * monthLength,
  fiscalQuarter: 3 * monthLength,
  fiscalYear: 12 * monthLength,
};

/** Mean milliseconds from one point to the next. @throws MetricsError `invalid-query` for an interval that is none */
function stepOf(grain: Grain): number {
  if (typeof grain === "string") return lengths[grain];
  const duration = parseDuration(grain.interval);
  return monthsOf(duration) * monthLength + daysOf(duration) * dayLength + elapsedOf(duration);
}

export function pointsPerWeek(grain: Grain): number {
  return weekLength / stepOf(grain);
}

/** Which slot of the day or the week an instant lies in, by a zone's clocks: an hour that comes twice is one slot. */
export interface Rhythm {
  readonly name: "daily" | "weekly";
  slotOf(instant: number): number;
}

/** The rhythms that points of a grain can have: two in a period at least. */
export function rhythmsOf(grain: Grain, timeZone: string): readonly Rhythm[] {
  const step = stepOf(grain);
  const width = grain === "businessDay" ? dayLength : Math.max(step, leastSlot);
  const rhythm = (name: Rhythm["name"], period: number): Rhythm => {
    // Weeks start on a Monday: 1 January 1970 was a Thursday.
    const offset = name === "weekly" ? 3 * dayLength : 0;
    return { name, slotOf: (instant) => Math.floor(((((wallAt(instant, timeZone) + offset) % period) + period) % period) / width) };
  };
  return [
    ...(step <= dayLength / 2 ? [rhythm("daily", dayLength)] : []),
    ...(step <= weekLength / 2 ? [rhythm("weekly", weekLength)] : []),
  ];
}

/** For how many points a fault is kept out of what is expected where nobody says it: a week, and at least 7. */
export function pointsHeld(grain: Grain): number {
  return Math.max(7, Math.round(pointsPerWeek(grain)));
}
