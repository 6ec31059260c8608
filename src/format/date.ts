import { CLOCK, DATE, isMidnight, rangeIn } from "./dateRange.ts";
import type { DateOptions, Instant } from "./dateRange.ts";
import { dateFormat } from "./intl.ts";
import { localDate, MONTH_DAY, print, rangeInChinese } from "./printDate.ts";

export type { DateOptions, Instant } from "./dateRange.ts";

export type BucketGrain = "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Named by a fiscal year, which starts where the host says. */
export type FiscalGrain = "fiscalQuarter" | "fiscalYear";

/** The words of a calendar in one language: `messages.calendar`. */
export interface CalendarWords {
  readonly week: (week: number, dates: string) => string;
  readonly quarter: (quarter: number, year: string) => string;
  /** "FY2026" */
  readonly fiscalYear: (year: number) => string;
  readonly fiscalQuarter: (quarter: number, year: number) => string;
}

export interface BucketOptions extends DateOptions {
  readonly grain: BucketGrain | FiscalGrain;
  /** The fiscal year and quarter of an instant, for the fiscal grains. Left out, those are named by their first month. */
  readonly fiscal?: (time: number) => { readonly year: number; readonly quarter: number };
  readonly words: CalendarWords;
  /** For axes: "Mar 29" and not "Sun, Mar 29, 2026". */
  readonly short?: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** "Mar 29, 2026, 13:05"; the second of two equal wall-clock times, and the first, name their offset. */
export function formatInstant(instant: Instant, options: DateOptions): string {
  return printTime(new Date(instant).getTime(), { ...DATE, ...CLOCK }, options);
}

/** "13:05", for a moment of today. */
export function formatClock(instant: Instant, options: DateOptions): string {
  return printTime(new Date(instant).getTime(), CLOCK, options);
}

/** All widgets of a page say the same few ranges, and `Intl` takes a third of a millisecond for one. */
const ranges = new Map<string, string>();

/**
 * The range [from, to) as people say it: whole days by their first and last date ("Mar 1 – 31, 2026",
 * "2026年3月1日至31日"), anything finer with its times. `short` leaves the year out.
 */
export function formatRange(
  from: Instant,
  to: Instant,
  { locale, timeZone, short = false }: DateOptions & { readonly short?: boolean },
): string {
  const key = `${locale} ${timeZone} ${short} ${from} ${to}`;
  let text = ranges.get(key);
  if (text === undefined) {
    const word = locale.startsWith("zh") ? rangeInChinese : undefined;
    text = rangeIn(from, to, { locale, timeZone, date: short ? MONTH_DAY : DATE, word });
    if (ranges.size > 99) ranges.clear();
    ranges.set(key, text);
  }
  return text;
}

/**
 * The name of the bucket that starts at `instant`: an hour, a day, a week with its dates, a quarter, …
 * A week that starts on a Monday has its ISO 8601 number too; other weeks have none that all readers agree on.
 */
export function formatBucket(instant: Instant, options: BucketOptions): string {
  const { grain, words, short = false, timeZone, locale, fiscal } = options;
  const time = new Date(instant).getTime();
  switch (grain) {
    case "minute":
    case "hour":
      if (!short) return formatInstant(time, options);
      return isMidnight(time, timeZone) ? print(time, MONTH_DAY, options) : formatClock(time, options);
    case "day":
      return print(time, short ? MONTH_DAY : { ...DATE, weekday: "short" }, options);
    case "week": {
      if (short) return print(time, MONTH_DAY, options);
      const date = localDate(time, timeZone);
      const dates = formatRange(date, date + 7 * DAY, { locale, timeZone: "UTC" });
      return new Date(date).getUTCDay() === 1 ? words.week(isoWeek(date), dates) : dates;
    }
    case "fiscalQuarter":
    case "fiscalYear":
      if (fiscal !== undefined) {
        const { year, quarter } = fiscal(time);
        return grain === "fiscalYear" ? words.fiscalYear(year) : words.fiscalQuarter(quarter, year);
      }
      return print(time, { year: "numeric", month: "short" }, options);
    case "month":
      return print(time, { year: "numeric", month: "short" }, options);
    case "quarter":
    case "year": {
      const year = print(time, { year: "numeric" }, options);
      const month = new Date(localDate(time, timeZone)).getUTCMonth();
      return grain === "year" ? year : words.quarter(Math.floor(month / 3) + 1, year);
    }
    default:
      return grain satisfies never;
  }
}

/** Names the offset where clocks show this time twice, on the day that summer time ends. */
export function printTime(time: number, fields: Intl.DateTimeFormatOptions, options: DateOptions): string {
  const wall = (at: number) => print(at, { ...MONTH_DAY, ...CLOCK }, options);
  const text = print(time, fields, options);
  const twice = [-HOUR, -HOUR / 2, HOUR / 2, HOUR].some((shift) => wall(time + shift) === wall(time));
  if (!twice) return text;
  const zone = dateFormat(options.locale, { timeZone: options.timeZone, timeZoneName: "shortOffset" });
  return `${text} (${zone.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? ""})`;
}

/** ISO 8601: week 1 is the one that holds the year's first Thursday. */
function isoWeek(monday: number): number {
  const thursday = monday + 3 * DAY;
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / (7 * DAY)) + 1;
}
