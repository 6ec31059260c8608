import type { BusinessCalendar } from "../query/calendar.ts";
import { businessDays } from "./businessDays.ts";
import { instantAt, wallAt } from "./offsets.ts";
import { dayLength, dayOf } from "./wall.ts";

/**
 * How long shifts ran between two instants, in seconds of elapsed time: a shift through the hour that clocks skip is
 * an hour shorter. Days without shifts count 0; negative where `to` is before `from`.
 * @param options.timeZone of calendars that name none
 */
export function businessSeconds(
  from: number,
  to: number,
  calendar: BusinessCalendar,
  { timeZone = "UTC" } = {},
): number {
  if (to < from) return -businessSeconds(to, from, calendar, { timeZone });
  const zone = calendar.timeZone ?? timeZone;
  const { shiftsOf } = businessDays(calendar);
  const lastDay = dayOf(wallAt(to, zone));
  let elapsed = 0;
  for (let day = dayOf(wallAt(from, zone)); day <= lastDay; day += dayLength) {
    for (const shift of shiftsOf(day)) {
      const start = Math.max(from, instantAt(day + shift.from, zone));
      const end = Math.min(to, instantAt(day + shift.to, zone));
      if (end > start) elapsed += end - start;
    }
  }
  return elapsed / 1000;
}
