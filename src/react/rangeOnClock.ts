import { dateFormat } from "../format/intl.ts";
import { weekdays } from "../query/range.ts";
import type { CalendarUnit, Range, Weekday } from "../query/range.ts";

export interface WallClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
  readonly weekStart: Weekday;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What a range covers as the zone's clocks show it, in milliseconds as if those clocks ran in UTC: for printing, with
 * `timeZone: "UTC"`. Half-open; a range that ends now ends with today. Numbers come from `resolveRange`, whose
 * calendar library weighs ten times as much.
 */
export function rangeOnClock(range: Range, clock: WallClock): { readonly from: number; readonly to: number } {
  const wallNow = onClock(clock.now, clock.timeZone);
  // Half-open: at the very stroke of midnight nothing of the new day belongs to a range that ends now.
  const end = (unit: CalendarUnit, from: number) =>
    isTime(unit) ? wallNow : Math.max(startOf(wallNow - 1, "day", clock), from) + day;
  if ("last" in range) {
    const { last, unit, complete = true } = range;
    const running = startOf(wallNow, unit, clock);
    const from = add(running, unit, complete ? -last : 1 - last, clock);
    return { from, to: complete ? running : end(unit, from) };
  }
  if ("toDate" in range) {
    const from = startOf(wallNow, range.toDate, clock);
    return { from, to: end(range.toDate, from) };
  }
  if ("period" in range) {
    const running = startOf(wallNow, range.period, clock);
    const at = (count: number) => add(running, range.period, count, clock);
    return { from: at(range.offset), to: at(range.offset + 1) };
  }
  return { from: written(range.from, clock.timeZone), to: written(range.to, clock.timeZone) };
}

/** `2026-03-29` of a time on a clock that runs in UTC. */
export function dateOnClock(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** The date after `date`. */
export function nextDate(date: string): string {
  return dateOnClock(Date.parse(date) + day);
}

function onClock(instant: number, timeZone: string): number {
  const text = dateFormat("sv", { dateStyle: "short", timeStyle: "medium", timeZone }).format(instant);
  return Date.parse(`${text.replace(" ", "T")}Z`) + (((instant % 1000) + 1000) % 1000);
}

function written(text: string, timeZone: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(text);
  return /(Z|[+-]\d{2}:\d{2})$/.test(text) ? onClock(Date.parse(text), timeZone) : Date.parse(`${text}Z`);
}

function isTime(unit: CalendarUnit): unit is "minute" | "hour" {
  return unit === "minute" || unit === "hour";
}

function startOf(wall: number, unit: CalendarUnit, { weekStart }: WallClock): number {
  const today = wall - (wall % day);
  const date = new Date(today);
  const month = date.getUTCMonth();
  switch (unit) {
    case "minute":
      return wall - (wall % minute);
    case "hour":
      return wall - (wall % hour);
    case "day":
      return today;
    case "week":
      return today - ((date.getUTCDay() + 6 - weekdays.indexOf(weekStart) + 7) % 7) * day;
    case "month":
      return Date.UTC(date.getUTCFullYear(), month);
    case "quarter":
      return Date.UTC(date.getUTCFullYear(), month - (month % 3));
    case "year":
      return Date.UTC(date.getUTCFullYear(), 0);
    default:
      return unit satisfies never;
  }
}

/** `count` units after the start of one. Hours are elapsed time, whatever the clocks do. */
function add(start: number, unit: CalendarUnit, count: number, clock: WallClock): number {
  const months = { month: 1, quarter: 3, year: 12 };
  const lengths = { minute, hour, day, week: 7 * day };
  if (unit in months) {
    const date = new Date(start);
    return date.setUTCMonth(date.getUTCMonth() + count * months[unit as keyof typeof months]);
  }
  const length = lengths[unit as keyof typeof lengths];
  if (!isTime(unit)) return start + count * length;
  const instant = clock.now - (onClock(clock.now, clock.timeZone) - start);
  return onClock(instant + count * length, clock.timeZone);
}
