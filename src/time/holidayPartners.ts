import type { BusinessCalendar } from "../query/calendar.ts";
import { businessDays } from "./businessDays.ts";
import { dayLength } from "./wall.ts";

/**
 * For every day the day that stands beside it, both as wall times of midnights: of a holiday the day with the same
 * number of the holiday of the same id, the one nearest to what the shift says; of any other day the day that the
 * shift says, unless that is a holiday. Null where there is none among `compared`.
 * @param back milliseconds of whole weeks
 */
export function holidayPartners(
  own: readonly number[],
  compared: ReadonlySet<number>,
  back: number,
  calendar: BusinessCalendar,
): readonly (number | null)[] {
  const { holidayOf, holidays } = businessDays(calendar);
  return own.map((day) => {
    const holiday = holidayOf(day);
    if (holiday === null) return compared.has(day - back) && holidayOf(day - back) === null ? day - back : null;
    const { id, number, from } = holiday;
    const distance = (other: { readonly from: number }) => Math.abs(other.from - (from - back));
    const [nearest] = holidays
      .filter((other) => other.id === id && reaches(other, compared))
      .toSorted((a, b) => distance(a) - distance(b));
    if (nearest === undefined) return null;
    const partner = nearest.from + number * dayLength;
    return partner < nearest.to && compared.has(partner) ? partner : null;
  });
}

function reaches({ from, to }: { readonly from: number; readonly to: number }, days: ReadonlySet<number>): boolean {
  for (let day = from; day < to; day += dayLength) if (days.has(day)) return true;
  return false;
}
