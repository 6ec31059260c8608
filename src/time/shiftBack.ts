import type { Comparison } from "../query/query.ts";
import type { Grain } from "../query/range.ts";
import { businessDays, moveWorkingDays, workingDayUntil } from "./businessDays.ts";
import { daysOf, elapsedOf, monthsOf, parseDuration, times } from "./duration.ts";
import type { Duration } from "./duration.ts";
import { durationOf, requireBusiness } from "./grid.ts";
import { instantAt, wallAt } from "./offsets.ts";
import type { Clock, Span } from "./resolveRange.ts";
import { dateOf, dayLength, dayOf, dayOfMonth, monthOf } from "./wall.ts";
import { addDuration } from "./zoned.ts";

/** The span that a comparison means, and by which dates it goes back; null where it goes back by none. */
export interface Shifted {
  readonly from: number;
  readonly to: number;
  readonly back: Duration | null;
}

/** `previous`: the span of equal calendar length just before. */
export function spanBefore(span: Span, grain: Grain | undefined, align: Comparison["align"], clock: Clock): Shifted {
  const { from, to, length } = span;
  if (length === null) return { from: from - (to - from), to: from, back: null };
  if (length.unit === "businessDay") return { ...workingDaysBefore(span, length.count, clock), back: null };
  return spanBack(span, durationOf(length.unit, length.count), grain, align, clock);
}

/**
 * The span a duration earlier: in whole weeks, or whole buckets of days, where only they stand beside each other. By
 * `elapsed` any do: first beside first.
 */
export function spanBack(
  { from, to }: Span,
  duration: Duration,
  grain: Grain | undefined,
  align: Comparison["align"],
  clock: Clock,
): Shifted {
  const multiple = multipleOf(grain, align);
  const days = (from - addDuration(from, times(duration, -1), clock)) / dayLength;
  const back = multiple === null ? duration : { days: multiple * Math.max(1, Math.round(days / multiple)) };
  const before = addDuration(from, times(back, -1), clock);
  return { from: before, to: endBack({ from, to }, before, back, clock), back };
}

/**
 * Where the span ends so much earlier. A month that has no such day is over by then, but for a span that begins on such a
 * day, too, which is as long there as it is here.
 */
function endBack({ from, to }: Pick<Span, "from" | "to">, before: number, back: Duration, clock: Clock): number {
  const earlier = times(back, -1);
  const { timeZone } = clock;
  const isThere = (wall: number) => dayOfMonth(wall) === dayOfMonth(dateOf(monthOf(wall) + monthsOf(earlier), dayOfMonth(wall)));
  const [start, end] = [wallAt(from, timeZone), wallAt(to, timeZone)];
  if (isThere(end)) return addDuration(to, earlier, clock);
  const monthsEnd = dateOf(monthOf(end) + monthsOf(earlier) + 1, 1) + daysOf(earlier) * dayLength;
  const over = instantAt(monthsEnd, timeZone) + elapsedOf(earlier);
  return isThere(start) ? over : Math.min(over, before + (to - from));
}

function multipleOf(grain: Grain | undefined, align: Comparison["align"]): number | null {
  if (align === "elapsed") return null;
  return align === "weekday" || align === "holiday" ? 7 : daysOfGrain(grain);
}

/** Days of a bucket that follows no month; null for single days and for buckets shorter than a day. */
function daysOfGrain(grain: Grain | undefined): number | null {
  if (grain === "week") return 7;
  if (typeof grain !== "object") return null;
  const duration = parseDuration(grain.interval);
  const days = daysOf(duration);
  return monthsOf(duration) === 0 && elapsedOf(duration) === 0 && days > 1 ? days : null;
}

/** As many working days before, each end at the same time of its day; free days after the last one stay outside. */
function workingDaysBefore({ from, to }: Span, count: number, clock: Clock): { readonly from: number; readonly to: number } {
  const days = businessDays(requireBusiness(clock, "business days"));
  const { timeZone } = clock;
  const before = (wall: number, day: number) =>
    instantAt(moveWorkingDays(day, -count, days) + Math.min(wall - day, dayLength), timeZone);
  const start = wallAt(from, timeZone);
  const end = wallAt(to, timeZone);
  return { from: before(start, dayOf(start)), to: before(end, workingDayUntil(dayOf(end - 1), days)) };
}
