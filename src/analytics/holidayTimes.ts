import type { BusinessCalendar } from "../query/calendar.ts";
import type { Grain, Instant, LocalDate } from "../query/range.ts";
import { isTimeZone } from "../query/timeZone.ts";
import { instantAt } from "../time/offsets.ts";
import { pointsPerWeek } from "./detect/rhythm.ts";
import { refuse, requireGrain } from "./requireOption.ts";

/** Half-open. */
export interface LeftOutTime {
  readonly from: Instant;
  readonly to: Instant;
}

export interface HolidayTimesOptions {
  /** By whose clocks days begin. Default `UTC`. */
  readonly timeZone?: string | undefined;
}

/**
 * A calendar's holidays as times, for `leaveOut` of a detector. Buckets longer than a day are more than a holiday that they
 * start in: of them none.
 * @throws MetricsError `invalid-query` for a grain or a zone that can be none
 */
export function holidayTimes(grain: Grain, { holidays = [] }: BusinessCalendar, options: HolidayTimesOptions = {}): readonly LeftOutTime[] {
  return dateTimes(grain, holidays, options);
}

/** Whole days, half-open, as `holidayTimes` has holidays. */
export function dateTimes(
  grain: Grain,
  dates: readonly { readonly from: LocalDate; readonly to: LocalDate }[],
  { timeZone = "UTC" }: HolidayTimesOptions = {},
): readonly LeftOutTime[] {
  requireGrain(grain);
  if (!isTimeZone(timeZone)) refuse("timeZone", timeZone, "an IANA name such as Asia/Shanghai");
  if (pointsPerWeek(grain) < 7) return [];
  const midnight = (date: LocalDate) => new Date(instantAt(Date.parse(date), timeZone)).toISOString();
  return dates.map(({ from, to }) => ({ from: midnight(from), to: midnight(to) }));
}
