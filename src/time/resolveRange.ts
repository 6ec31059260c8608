import { parseDate, parseDateTime, toZoned } from "@internationalized/date";
import type { CalendarOptions, CalendarUnit, Range } from "../query/range.ts";
import { MetricsError } from "../query/error.ts";
import { addDuration, durationOf, startOf } from "./zoned.ts";
import type { Zone } from "./zoned.ts";

/** The clock and calendar that give relative ranges their meaning. `now` in epoch milliseconds. */
export interface Clock extends Zone {
  readonly now: number;
}

/** A range in epoch milliseconds, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Its length in calendar units, where it has one: what "previous" goes back by. */
  readonly length: { readonly unit: CalendarUnit; readonly count: number } | null;
}

/** Clock of a query: its calendar with the defaults filled in (UTC, weeks from Monday). */
export function clockOf(calendar: CalendarOptions | undefined, now: number): Clock {
  return { now, timeZone: calendar?.timeZone ?? "UTC", weekStart: calendar?.weekStart ?? "monday" };
}

/**
 * The instants that a range means.
 * @throws MetricsError `invalid-query` where it ends before it starts
 */
export function resolveRange(range: Range, clock: Clock, { path = "range" } = {}): Span {
  if ("last" in range) {
    const { last, unit, complete = true } = range;
    const running = startOf(clock.now, unit, clock);
    const end = complete ? running : clock.now;
    const from = startOf(addDuration(running, durationOf(unit, complete ? -last : 1 - last), clock), unit, clock);
    return { from, to: end, length: { unit, count: last } };
  }
  if ("toDate" in range) {
    return { from: startOf(clock.now, range.toDate, clock), to: clock.now, length: { unit: range.toDate, count: 1 } };
  }
  if ("period" in range) {
    const { period, offset } = range;
    const running = startOf(clock.now, period, clock);
    const at = (count: number) => startOf(addDuration(running, durationOf(period, count), clock), period, clock);
    return { from: at(offset), to: at(offset + 1), length: { unit: period, count: 1 } };
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

/** Where what can be seen of a span ends: data from the clock on is not there yet. */
export function seenUntil({ from, to }: Pick<Span, "from" | "to">, { now }: Clock): number {
  return Math.max(from, Math.min(to, now));
}

/** A date is its midnight in the zone; a time without offset is local; everything else is absolute. */
export function instantOf(text: string, zone: Zone, path: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return parseDate(text).toDate(zone.timeZone).getTime();
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text)) return Date.parse(text);
  try {
    return toZoned(parseDateTime(text), zone.timeZone).toDate().getTime();
  } catch (cause) {
    throw new MetricsError("invalid-query", `"${text}" is not an instant; write 2026-03-29T00:00:00Z`, { path, cause });
  }
}

function calendarLength(from: number, to: number, zone: Zone): Span["length"] {
  const isStart = (instant: number, unit: CalendarUnit) => startOf(instant, unit, zone) === instant;
  if (isStart(from, "month") && isStart(to, "month")) return { unit: "month", count: unitsBetween(from, to, "month") };
  if (isStart(from, "day") && isStart(to, "day")) return { unit: "day", count: unitsBetween(from, to, "day") };
  return null;
}

const meanDays = { day: 1, month: 30.436875 } as const;

function unitsBetween(from: number, to: number, unit: "day" | "month"): number {
  return Math.round((to - from) / 86_400_000 / meanDays[unit]);
}
