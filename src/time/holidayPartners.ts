import type { BusinessCalendar } from "../query/calendar.ts";
import { businessDays } from "./businessDays.ts";
import { dayLength } from "./wall.ts";

/** A holiday comes once a year, at the most half a year from where the shift says. */
const farthest = 183 * dayLength;

/**
 * For every day the day that stands beside it, both as wall times of midnights: of a holiday the day with the same
 * number of the holiday of the same id that is nearest to what the shift says; of any other day the day that the shift
 * says, unless that is a holiday. Null where there is none.
 * @param back milliseconds of whole weeks
 */
export function holidayPartners(own: readonly number[], back: number, calendar: BusinessCalendar): readonly (number | null)[] {
  const { holidayOf, holidays } = businessDays(calendar);
  return own.map((day) => {
    const holiday = holidayOf(day);
    if (holiday === null) return holidayOf(day - back) === null ? day - back : null;
    const { id, number, from } = holiday;
    const distance = (other: { readonly from: number }) => Math.abs(other.from - (from - back));
    const [nearest] = holidays
      .filter((other) => other.id === id && distance(other) <= farthest)
      .toSorted((a, b) => distance(a) - distance(b));
    if (nearest === undefined || nearest.from === from) return null;
    const partner = nearest.from + number * dayLength;
    return partner < nearest.to ? partner : null;
  });
}
