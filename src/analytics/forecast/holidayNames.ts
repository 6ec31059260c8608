import type { BusinessCalendar } from "../../query/calendar.ts";
import { isTimeZone } from "../../query/timeZone.ts";
import type { Grain, Instant } from "../../query/range.ts";
import { businessDays } from "../../time/businessDays.ts";
import { wallAt } from "../../time/offsets.ts";
import { dayOf } from "../../time/wall.ts";
import { startAfter } from "../../time/zoned.ts";
import { refuse, requireGrain, requireInstant, requireNumber } from "../requireOption.ts";
import { pointsPerWeek } from "../detect/rhythm.ts";

/**
 * Which holiday each of some buckets is, for `holidays` of a forecast: the id of a calendar's holiday, and from its second day
 * on its number, as days of one holiday differ; null for an ordinary one. Of buckets longer than a day all are.
 * @param first start of the first bucket
 * @param count how many buckets: those of the values and those to come
 * @param options.timeZone whose dates the holidays are. Default UTC
 * @throws MetricsError `invalid-query` for a time, a grain, a number or a zone that can be none
 */
export function holidayNames(
  first: Instant,
  grain: Grain,
  count: number,
  calendar: BusinessCalendar,
  { timeZone = "UTC" }: { readonly timeZone?: string } = {},
): readonly (string | null)[] {
  const at = requireInstant("first", first);
  requireGrain(grain);
  requireNumber("count", count, "a whole number of buckets", { from: 0, to: 1_000_000, isWhole: true });
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) refuse("timeZone", timeZone, "an IANA name such as Asia/Shanghai");
  if (pointsPerWeek(grain) < 7) return Array.from({ length: count }, () => null);
  const { holidayOf } = businessDays(calendar);
  const zone = { timeZone, weekStart: "monday" } as const;
  return Array.from({ length: count }, (_, index) => {
    const wall = wallAt(index === 0 ? at : startAfter(at, grain, index, zone), timeZone);
    const holiday = holidayOf(dayOf(wall));
    if (holiday === null) return null;
    return holiday.number === 0 ? holiday.id : `${holiday.id} ${holiday.number + 1}`;
  });
}
