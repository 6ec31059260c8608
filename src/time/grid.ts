import type { BusinessCalendar } from "../query/calendar.ts";
import { MetricsError } from "../query/error.ts";
import type { CustomGrain, FiscalStart, Grain, NamedGrain, Weekday } from "../query/range.ts";
import { businessDays, moveWorkingDays, workingDayUntil } from "./businessDays.ts";
import type { BusinessDays } from "./businessDays.ts";
import { daysOf, elapsedOf, monthsOf, parseDuration, times } from "./duration.ts";
import type { Duration } from "./duration.ts";
import { instantOf } from "./instantOf.ts";
import { wallAt } from "./offsets.ts";
import { dateOf, dayLength, dayOf, dayOfMonth, hourLength, minuteLength, monthOf, weekdays } from "./wall.ts";

/** Where calendar arithmetic happens. */
export interface Zone {
  readonly timeZone: string;
  readonly weekStart: Weekday;
  readonly fiscalStart?: FiscalStart | undefined;
  /** Of business days and holidays; null or left out where the query names none. */
  readonly business?: BusinessCalendar | null | undefined;
}

/**
 * The starts of a grain's buckets, on wall time. `elapsed`: up to an hour, cut anew where the offset changes; `even`:
 * all equally long on wall time, one starts at `origin`; `months`: by the calendar, on a day of the month, `first` among
 * them, `time` after midnight; `business`: at working days.
 */
export type Grid =
  | { readonly kind: "elapsed" | "even"; readonly length: number; readonly origin: number }
  | { readonly kind: "months"; readonly months: number; readonly first: number; readonly day: number; readonly time: number }
  | { readonly kind: "business"; readonly days: BusinessDays };

/** Monday, 3 January 2000, and the first of that month. */
const monday = Date.UTC(2000, 0, 3);
const newYear = Date.UTC(2000, 0, 1);

/** @throws MetricsError `invalid-query` for a custom grain that is none, and for business days without a calendar */
export function gridOf(grain: Grain, zone: Zone): Grid {
  if (typeof grain !== "string") return customGrid(grain, zone);
  switch (grain) {
    case "minute":
      return { kind: "elapsed", length: minuteLength, origin: monday };
    case "hour":
      return { kind: "elapsed", length: hourLength, origin: monday };
    case "day":
      return { kind: "even", length: dayLength, origin: monday };
    case "week":
      return { kind: "even", length: 7 * dayLength, origin: weekOrigin(zone) };
    case "month":
      return monthly(1, newYear);
    case "quarter":
      return monthly(3, newYear);
    case "year":
      return monthly(12, newYear);
    case "fiscalQuarter":
      return monthly(3, fiscalOrigin(zone));
    case "fiscalYear":
      return monthly(12, fiscalOrigin(zone));
    case "businessDay":
      return { kind: "business", days: businessDays(requireBusiness(zone, "business days")) };
    default:
      return grain satisfies never;
  }
}

/** One unit of a grain as a calendar duration; business days have none. */
export function durationOf(grain: Exclude<Grain, "businessDay">, count: number): Duration {
  return times(typeof grain === "string" ? lengths[grain] : parseDuration(grain.interval), count);
}

const lengths: Readonly<Record<Exclude<NamedGrain, "businessDay">, Duration>> = {
  minute: { minutes: 1 },
  hour: { hours: 1 },
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
  fiscalQuarter: { months: 3 },
  fiscalYear: { years: 1 },
};

export function requireBusiness({ business }: Zone, what: string): BusinessCalendar {
  if (business != null) return business;
  const message = `${what} need a business calendar; name one of the catalog's calendars in calendar.business`;
  throw new MetricsError("invalid-query", message, { path: "calendar.business" });
}

/** The start that holds a wall time. */
export function gridStart(grid: Grid, wall: number): number {
  switch (grid.kind) {
    case "elapsed":
    case "even":
      return grid.origin + Math.floor((wall - grid.origin) / grid.length) * grid.length;
    case "months": {
      const start = gridNext(grid, wall, 0);
      return start <= wall ? start : gridNext(grid, wall, -1);
    }
    case "business":
      return workingDayUntil(dayOf(wall), grid.days);
    default:
      return grid satisfies never;
  }
}

/** The start so many buckets after the one that starts at `start`. */
export function gridNext(grid: Grid, start: number, count: number): number {
  switch (grid.kind) {
    case "elapsed":
    case "even":
      return start + count * grid.length;
    case "months": {
      const { months, first, day, time } = grid;
      const index = Math.floor((monthOf(start) - first) / months) + count;
      return dateOf(first + index * months, day) + time;
    }
    case "business":
      return moveWorkingDays(start, count, grid.days);
    default:
      return grid satisfies never;
  }
}

function monthly(months: number, origin: number): Grid {
  return { kind: "months", months, first: monthOf(origin), day: dayOfMonth(origin), time: origin - dayOf(origin) };
}

function weekOrigin({ weekStart }: Zone): number {
  const after = weekdays.indexOf(weekStart);
  return monday + (after === 0 ? 0 : after - 7) * dayLength;
}

function fiscalOrigin({ fiscalStart = { month: 1 } }: Zone): number {
  return dateOf(2000 * 12 + fiscalStart.month - 1, fiscalStart.day ?? 1);
}

function customGrid({ interval, origin: asked }: CustomGrain, zone: Zone): Grid {
  const duration = parseDuration(interval);
  const given = asked === undefined ? undefined : wallAt(instantOf(asked, zone, "origin"), zone.timeZone);
  const months = monthsOf(duration);
  const elapsed = elapsedOf(duration);
  if (Object.keys(duration).length !== 1) {
    fault(`the interval ${interval} is not of one unit; write PT90M for an hour and a half`);
  }
  if (months > 0) return monthly(months, given ?? newYear);
  if (elapsed === 0) {
    const origin = given ?? (duration.weeks === undefined ? monday : weekOrigin(zone));
    return { kind: "even", length: daysOf(duration) * dayLength, origin };
  }
  if (given === undefined && dayLength % elapsed !== 0) {
    fault(`the interval ${interval} does not divide a day; give an origin to count from`);
  }
  return { kind: elapsed <= hourLength ? "elapsed" : "even", length: elapsed, origin: given ?? monday };
}

function fault(message: string): never {
  throw new MetricsError("invalid-query", message, { path: "time.grain.interval" });
}
