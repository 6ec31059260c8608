import { dateFormat } from "./intl.ts";

/** Epoch milliseconds, or an ISO 8601 text with its offset. */
export type Instant = number | string;

export type BucketGrain = "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** The words of a calendar in one language: `messages.calendar`. */
export interface CalendarWords {
  readonly week: (week: number, dates: string) => string;
  readonly quarter: (quarter: number, year: string) => string;
}

export interface DateOptions {
  readonly locale: string;
  readonly timeZone: string;
}

export interface BucketOptions extends DateOptions {
  readonly grain: BucketGrain;
  readonly words: CalendarWords;
  /** For axes: "Mar 29" and not "Sun, Mar 29, 2026". */
  readonly short?: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const DATE = { year: "numeric", month: "short", day: "numeric" } as const;
const MONTH_DAY = { month: "short", day: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** "Mar 29, 2026, 13:05"; the second of two equal wall-clock times, and the first, name their offset. */
export function formatInstant(instant: Instant, options: DateOptions): string {
  return printTime(new Date(instant).getTime(), { ...DATE, ...CLOCK }, options);
}

/** "13:05", for a moment of today. */
export function formatClock(instant: Instant, options: DateOptions): string {
  return printTime(new Date(instant).getTime(), CLOCK, options);
}

/**
 * The name of the bucket that starts at `instant`: an hour, a day, a week with its dates, a quarter, …
 * A week that starts on a Monday has its ISO 8601 number too; other weeks have none that all readers agree on.
 */
export function formatBucket(instant: Instant, options: BucketOptions): string {
  const { grain, words, short = false, timeZone, locale } = options;
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

/**
 * The range [from, to) as people say it: whole days by their first and last date ("Mar 1 – 31, 2026",
 * "2026年3月1日至31日"), anything finer with its times. `short` leaves the year out.
 */
export function formatRange(
  from: Instant,
  to: Instant,
  options: DateOptions & { readonly short?: boolean },
): string {
  const { locale, timeZone, short = false } = options;
  const start = new Date(from).getTime();
  const end = new Date(to).getTime();
  const wholeDays = isMidnight(start, timeZone) && isMidnight(end, timeZone) && end > start;
  const last = wholeDays ? end - 1 : end;
  const fields = { ...(short ? MONTH_DAY : DATE), ...(wholeDays ? {} : CLOCK), timeZone };
  if (!locale.startsWith("zh")) return plainSpaces(dateFormat(locale, fields).formatRange(start, last));

  // Intl falls back to 2026/3/1 – 2026/3/31 in Chinese: say the first date whole, and of the second what differs.
  const [first, second] = [print(start, fields, options), print(last, fields, options)];
  return first === second ? first : `${first}\n${second}`.replace(/^((?:.*(?:[年月]|日 ))?)(.*)\n\1/, "$1$2至");
}

/** Names the offset where clocks show this time twice, on the day that summer time ends. */
function printTime(time: number, fields: Intl.DateTimeFormatOptions, options: DateOptions): string {
  const wall = (at: number) => print(at, { ...MONTH_DAY, ...CLOCK }, options);
  const text = print(time, fields, options);
  const twice = [-HOUR, -HOUR / 2, HOUR / 2, HOUR].some((shift) => wall(time + shift) === wall(time));
  if (!twice) return text;
  const zone = dateFormat(options.locale, { timeZone: options.timeZone, timeZoneName: "shortOffset" });
  return `${text} (${zone.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? ""})`;
}

function print(time: number, fields: Intl.DateTimeFormatOptions, { locale, timeZone }: DateOptions): string {
  return plainSpaces(dateFormat(locale, { ...fields, timeZone }).format(time));
}

/** Newer Unicode data has thin spaces where older has plain ones: server and browser must print the same. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, " ");
}

function isMidnight(time: number, timeZone: string): boolean {
  return localDate(time - 1, timeZone) !== localDate(time, timeZone);
}

/** The calendar date in the zone, as the UTC instant of its midnight. Swedish writes dates as ISO 8601 does. */
function localDate(time: number, timeZone: string): number {
  return Date.parse(dateFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(time));
}

/** ISO 8601: week 1 is the one that holds the year's first Thursday. */
function isoWeek(monday: number): number {
  const thursday = monday + 3 * DAY;
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / (7 * DAY)) + 1;
}
