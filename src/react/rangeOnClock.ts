import { dateFormat } from "../format/intl.ts";
import type { BusinessCalendar } from "../query/calendar.ts";
import { weekdays } from "../query/range.ts";
import type { AbsoluteRange, FiscalStart, Grain, NamedGrain, Range, Weekday } from "../query/range.ts";

export interface WallClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
  readonly weekStart: Weekday;
  /** Default 1 January. */
  readonly fiscalStart?: FiscalStart | undefined;
  /** The page's business calendar. */
  readonly business?: BusinessCalendar | undefined;
  /** What a range of business days covers, as `rangeOnClock` says it; undefined: no calendar is known, or not yet. */
  readonly businessDates?: ((range: Range, clock: WallClock) => WallSpan) | undefined;
}

/** In milliseconds as if the zone's clocks ran in UTC, half-open. */
export interface WallSpan {
  readonly from: number;
  readonly to: number;
}

type DayToDate = { readonly toDate: "day" };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What a range covers as the zone's clocks show it, in milliseconds as if those clocks ran in UTC: for printing, with
 * `timeZone: "UTC"`. Half-open; a range that ends now ends with today. Numbers come from `resolveRange`, which knows
 * every zone's changes; null for business days whose calendar is not known.
 */
export function rangeOnClock(range: AbsoluteRange | DayToDate, clock: WallClock): WallSpan;
export function rangeOnClock(range: Range, clock: WallClock): WallSpan | null;
export function rangeOnClock(range: Range, clock: WallClock): WallSpan | null {
  if (unitOfRange(range) === "businessDay") return clock.businessDates?.(range, clock) ?? null;
  const wallNow = onClock(clock.now, clock.timeZone);
  // Half-open: at the very stroke of midnight nothing of the new day belongs to a range that ends now.
  const end = (unit: Grain, from: number) =>
    isTime(stepOf(unit, clock)) ? wallNow : Math.max(startOf(wallNow - 1, "day", clock), from) + day;
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

/** The unit that a range counts in; null where it names its two ends. */
export function unitOfRange(range: Range): Grain | null {
  return "last" in range ? range.unit : "toDate" in range ? range.toDate : "period" in range ? range.period : null;
}

/** What the zone's clocks show at an instant, as if they ran in UTC. */
function onClock(instant: number, timeZone: string): number {
  const text = dateFormat("sv", { dateStyle: "short", timeStyle: "medium", timeZone }).format(instant);
  return Date.parse(`${text.replace(" ", "T")}Z`) + (((instant % 1000) + 1000) % 1000);
}

function written(text: string, timeZone: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(text);
  return /(Z|[+-]\d{2}:\d{2})$/.test(text) ? onClock(Date.parse(text), timeZone) : Date.parse(`${text}Z`);
}

/** A unit is so many months or so long, and one of them starts at `origin`. */
interface Step {
  readonly months: number;
  readonly length: number;
  readonly origin: number;
}

const letters = { M: "month", D: "day", W: "week", Y: "year", TM: "minute", TH: "hour" } as const;

function stepOf(unit: Grain, clock: WallClock): Step {
  if (typeof unit === "string") return namedStep(unit, clock);
  const [, time = "", count, letter = ""] = /^P(T?)(\d+)([A-Z])$/.exec(unit.interval) ?? [];
  const { months, length, origin } = namedStep(letters[`${time}${letter}` as keyof typeof letters] ?? "day", clock);
  return {
    months: months * Number(count),
    length: length * Number(count),
    origin: unit.origin === undefined ? origin : written(unit.origin, clock.timeZone),
  };
}

function namedStep(unit: NamedGrain, { weekStart, fiscalStart = { month: 1 } }: WallClock): Step {
  const newYear = Date.UTC(2000, 0, 1);
  const monday = Date.UTC(2000, 0, 3);
  const fiscal = Date.UTC(2000, fiscalStart.month - 1, fiscalStart.day ?? 1);
  switch (unit) {
    case "minute":
      return { months: 0, length: minute, origin: monday };
    case "hour":
      return { months: 0, length: hour, origin: monday };
    case "day":
    case "businessDay":
      return { months: 0, length: day, origin: monday };
    case "week":
      return { months: 0, length: 7 * day, origin: monday + ((weekdays.indexOf(weekStart) - 7) % 7) * day };
    case "month":
      return { months: 1, length: 0, origin: newYear };
    case "quarter":
      return { months: 3, length: 0, origin: newYear };
    case "year":
      return { months: 12, length: 0, origin: newYear };
    case "fiscalQuarter":
      return { months: 3, length: 0, origin: fiscal };
    case "fiscalYear":
      return { months: 12, length: 0, origin: fiscal };
    default:
      return unit satisfies never;
  }
}

function isTime({ months, length }: Step): boolean {
  return months === 0 && length < day;
}

function startOf(wall: number, unit: Grain, clock: WallClock): number {
  const { months, length, origin } = stepOf(unit, clock);
  if (months === 0) return origin + Math.floor((wall - origin) / length) * length;
  const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const count = Math.floor((monthOf(wall) - monthOf(origin)) / months);
  const start = addMonths(origin, count * months);
  return start > wall ? addMonths(origin, (count - 1) * months) : start;
}

function addMonths(start: number, count: number): number {
  const date = new Date(start);
  return date.setUTCMonth(date.getUTCMonth() + count);
}

/** `count` units after the start of one. Hours are elapsed time, whatever the clocks do. */
function add(start: number, unit: Grain, count: number, clock: WallClock): number {
  const step = stepOf(unit, clock);
  if (step.months > 0) return addMonths(start, count * step.months);
  if (!isTime(step)) return start + count * step.length;
  const instant = clock.now - (onClock(clock.now, clock.timeZone) - start);
  return onClock(instant + count * step.length, clock.timeZone);
}
