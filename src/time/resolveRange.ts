import type { BusinessCalendar, Calendars } from "../query/calendar.ts";
import { MetricsError } from "../query/error.ts";
import type { CalendarOptions, CalendarUnit, Grain, Range } from "../query/range.ts";
import { businessDays, moveWorkingDays, workingDayUntil } from "./businessDays.ts";
import { requireBusiness } from "./grid.ts";
import type { Zone } from "./grid.ts";
import { instantOf } from "./instantOf.ts";
import { instantAt, wallAt } from "./offsets.ts";
import { dayLength, dayOf } from "./wall.ts";
import { startAfter, startOf } from "./zoned.ts";

export { instantOf } from "./instantOf.ts";

/** The clock and calendar that give relative ranges their meaning. `now` in epoch milliseconds. */
export interface Clock extends Zone {
  readonly now: number;
}

/** A range in epoch milliseconds, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Its length in calendar units, where it has one: what "previous" goes back by. */
  readonly length: { readonly unit: Grain; readonly count: number } | null;
}

/**
 * Clock of a query: its calendar with the defaults filled in (UTC, weeks from Monday, fiscal years from January).
 * @param calendars the catalog's, of which the query may name one
 * @throws MetricsError `invalid-query` where it names one that is not there
 */
export function clockOf(calendar: CalendarOptions | undefined, now: number, calendars: Calendars = {}): Clock {
  const { timeZone = "UTC", weekStart = "monday", fiscalStart, business } = calendar ?? {};
  return { now, timeZone, weekStart, fiscalStart, business: business === undefined ? null : named(calendars, business) };
}

function named(calendars: Calendars, name: string): BusinessCalendar {
  const calendar = Object.hasOwn(calendars, name) ? calendars[name] : undefined;
  if (calendar !== undefined) return calendar;
  const known = Object.keys(calendars).join(", ");
  const message = `the catalog has no calendar "${name}"; ${known === "" ? "it has none" : `use one of ${known}`}`;
  throw new MetricsError("invalid-query", message, { path: "calendar.business" });
}

/**
 * The instants that a range means.
 * @throws MetricsError `invalid-query` where it ends before it starts, or lies tens of thousands of years away
 */
export function resolveRange(range: Range, clock: Clock, { path = "range" } = {}): Span {
  const span = spanOf(range, clock, path);
  if (Math.max(Math.abs(span.from), Math.abs(span.to)) <= furthest) return span;
  throw new MetricsError("invalid-query", "the range is too far away", { path });
}

/** As far as everything that is compared with the range is still a time. */
const furthest = 30_000 * 366 * dayLength;

function spanOf(range: Range, clock: Clock, path: string): Span {
  const { now } = clock;
  if ("last" in range) {
    const { last, unit, complete = true } = range;
    const length = { unit, count: last };
    if (!complete) return { from: startAfter(now, unit, 1 - last, clock), to: now, length };
    if (unit === "businessDay") return { ...completeBusinessDays(last, clock), length };
    return { from: startAfter(now, unit, -last, clock), to: startOf(now, unit, clock), length };
  }
  if ("toDate" in range) {
    return { from: startOf(now, range.toDate, clock), to: now, length: { unit: range.toDate, count: 1 } };
  }
  if ("period" in range) {
    const { period: unit, offset } = range;
    const from = startAfter(now, unit, offset, clock);
    const to = unit === "businessDay" ? startAfter(from, "day", 1, clock) : startAfter(now, unit, offset + 1, clock);
    return { from, to, length: { unit, count: 1 } };
  }
  const from = instantOf(range.from, clock, `${path}.from`);
  const to = instantOf(range.to, clock, `${path}.to`);
  if (from >= to) {
    throw new MetricsError(
      "invalid-query",
      `the range ends before it starts, or is empty (${range.from} to ${range.to}); ranges are half-open`,
      { path },
    );
  }
  return { from, to, length: calendarLength(from, to, clock) };
}

/** On a free day the last working day is over, although its bucket still takes in what happens. */
function completeBusinessDays(count: number, clock: Clock): { readonly from: number; readonly to: number } {
  const days = businessDays(requireBusiness(clock, "business days"));
  const today = dayOf(wallAt(clock.now, clock.timeZone));
  const last = workingDayUntil(today - dayLength, days);
  return {
    from: instantAt(moveWorkingDays(last, 1 - count, days), clock.timeZone),
    to: instantAt(last + dayLength, clock.timeZone),
  };
}

/** Where what can be seen of a span ends: data from the clock on is not there yet. */
export function seenUntil({ from, to }: Pick<Span, "from" | "to">, { now }: Clock): number {
  return Math.max(from, Math.min(to, now));
}

function calendarLength(from: number, to: number, zone: Zone): Span["length"] {
  const isStart = (instant: number, unit: CalendarUnit) => startOf(instant, unit, zone) === instant;
  if (!isStart(from, "day") || !isStart(to, "day")) return null;
  const unit = isStart(from, "month") && isStart(to, "month") ? "month" : "day";
  return { unit, count: Math.round((to - from) / dayLength / meanDays[unit]) };
}

const meanDays = { day: 1, month: 30.436875 } as const;
