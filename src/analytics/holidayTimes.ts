import type { BusinessCalendar } from "../query/calendar.ts";
import type { Grain, Instant, LocalDate } from "../query/range.ts";
import { isTimeZone } from "../query/timeZone.ts";
import { instantAt } from "../time/offsets.ts";
import { pointsPerWeek } from "./detect/rhythm.ts";
import { refuse, requireInstant } from "./requireOption.ts";

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
 * start in: of them none. No calendar has none.
 * @throws MetricsError `invalid-query` for a zone or a date that can be none
 */
export function holidayTimes(grain: Grain, calendar: BusinessCalendar | undefined, { timeZone = "UTC" }: HolidayTimesOptions = {}): readonly LeftOutTime[] {
  return dateTimes(grain, calendar?.holidays ?? [], timeZone);
}

/** Whole days, half-open, as `holidayTimes` has holidays. */
export function dateTimes(grain: Grain, dates: readonly { readonly from: LocalDate; readonly to: LocalDate }[], timeZone: string): readonly LeftOutTime[] {
  if (pointsPerWeek(grain) < 7) return [];
  if (!isTimeZone(timeZone)) refuse("timeZone", timeZone, "an IANA name such as Asia/Shanghai");
  const midnight = (date: LocalDate) => new Date(instantAt(requireInstant("date", `${date}T00:00:00Z`), timeZone)).toISOString();
  return dates.map(({ from, to }) => ({ from: midnight(from), to: midnight(to) }));
}

export function isWithin(times: readonly LeftOutTime[], instant: Instant): boolean {
  const at = Date.parse(instant);
  return times.some(({ from, to }) => at >= Date.parse(from) && at < Date.parse(to));
}
