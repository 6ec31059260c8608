import { fromAbsolute, startOfMonth, startOfWeek, startOfYear, toCalendarDate } from "@internationalized/date";
import type { CalendarDate, DateTimeDuration, ZonedDateTime } from "@internationalized/date";
import type { CalendarUnit, Weekday } from "../query/range.ts";

/** Where calendar arithmetic happens. */
export interface Zone {
  readonly timeZone: string;
  readonly weekStart: Weekday;
}

const minute = 60_000;
const hour = 3_600_000;

/** Start of the unit that holds the instant, both in epoch milliseconds. Hours and minutes are the zone's own. */
export function startOf(instant: number, unit: CalendarUnit, zone: Zone): number {
  if (unit === "minute" || unit === "hour") {
    const length = unit === "hour" ? hour : minute;
    const local = instant + fromAbsolute(instant, zone.timeZone).offset;
    return instant - (((local % length) + length) % length);
  }
  return midnight(startDate(instant, unit, zone), zone);
}

/** The date on which a unit of a day or longer starts. */
function startDate(instant: number, unit: Exclude<CalendarUnit, "minute" | "hour">, zone: Zone): CalendarDate {
  const date = toCalendarDate(fromAbsolute(instant, zone.timeZone));
  switch (unit) {
    case "day":
      return date;
    case "week":
      return startOfWeek(date, "en", zone.weekStart.slice(0, 3) as "mon");
    case "month":
      return startOfMonth(date);
    case "quarter":
      return startOfMonth(date).subtract({ months: (date.month - 1) % 3 });
    case "year":
      return startOfYear(date);
    default:
      return unit satisfies never;
  }
}

/** Where a zone skips midnight, the day starts at the first instant it has. */
function midnight(date: CalendarDate, zone: Zone): number {
  return date.toDate(zone.timeZone).getTime();
}

/** `count` units as a calendar duration. */
export function durationOf(unit: CalendarUnit, count: number): DateTimeDuration {
  switch (unit) {
    case "minute":
      return { minutes: count };
    case "hour":
      return { hours: count };
    case "day":
      return { days: count };
    case "week":
      return { weeks: count };
    case "month":
      return { months: count };
    case "quarter":
      return { months: 3 * count };
    case "year":
      return { years: count };
    default:
      return unit satisfies never;
  }
}

/** The instant a calendar duration later (earlier for negative ones): dates first, then hours as elapsed time. */
export function addDuration(instant: number, duration: DateTimeDuration, zone: Zone): number {
  return fromAbsolute(instant, zone.timeZone).add(duration).toDate().getTime();
}

/**
 * The instant with the same date and time of day a calendar duration earlier; null where no such local time exists:
 * 31 March minus a month, or an hour that daylight saving leaves out.
 */
export function sameTimeBefore(instant: number, duration: DateTimeDuration, zone: Zone): number | null {
  const after = fromAbsolute(instant, zone.timeZone);
  const before = after.subtract(duration);
  const monthly = (duration.months ?? 0) !== 0 || (duration.years ?? 0) !== 0;
  const dateKept = !monthly || hasDays(duration) || before.day === after.day;
  const timeKept = hasTime(duration) || (before.hour === after.hour && before.minute === after.minute);
  return dateKept && (timeKept || isMidnightSkipped(before, after)) ? before.toDate().getTime() : null;
}

function hasDays({ weeks = 0, days = 0 }: DateTimeDuration): boolean {
  return weeks !== 0 || days !== 0;
}

function hasTime({ hours = 0, minutes = 0 }: DateTimeDuration): boolean {
  return hours !== 0 || minutes !== 0;
}

/** Days that start at 01:00 are still the partner of days that start at midnight. */
function isMidnightSkipped(before: ZonedDateTime, after: ZonedDateTime): boolean {
  const startsDay = (at: ZonedDateTime) => toCalendarDate(at).toDate(at.timeZone).getTime() === at.toDate().getTime();
  return startsDay(before) && startsDay(after);
}

/**
 * Boundaries of the buckets that cover `[from, to)`: the start of each, and the end of the last. A bucket at either
 * end may reach beyond the range.
 * @param most stops after this many buckets; the caller refuses what is longer
 */
export function bucketBounds(
  from: number,
  to: number,
  grain: CalendarUnit,
  zone: Zone,
  { most = 100_000 } = {},
): readonly number[] {
  const bounds = [startOf(from, grain, zone)];
  const first = grain === "minute" || grain === "hour" ? null : startDate(from, grain, zone);
  for (let step = 1; bounds.length <= most; step++) {
    const last = bounds.at(-1) as number;
    if (last >= to) break;
    const next = first === null ? nextHour(last, grain, zone) : midnight(first.add(durationOf(grain, step)), zone);
    // A date that a zone skipped, as Samoa did on 30 December 2011, has no bucket.
    if (next > last) bounds.push(next);
  }
  return bounds;
}

/** Offsets that change by half an hour cut the hour in which they change. */
function nextHour(start: number, grain: CalendarUnit, zone: Zone): number {
  if (grain === "minute") return start + minute;
  const next = startOf(start + hour, "hour", zone);
  return next > start ? next : start + hour;
}
