import { dateFormat } from "./intl.ts";

/** Epoch milliseconds, or an ISO 8601 text with its offset. */
export type Instant = number | string;

export interface DateOptions {
  readonly locale: string;
  readonly timeZone: string;
}

/** One text of the first and the last date of a range. */
export type RangeWord = (first: string, last: string) => string;

export interface RangeOptions extends DateOptions {
  /** What is said of a date. Default: year, month and day. */
  readonly date?: Intl.DateTimeFormatOptions;
  /** Default: as `Intl` says ranges. */
  readonly word?: RangeWord | undefined;
}

export const DATE = { year: "numeric", month: "short", day: "numeric" } as const;
export const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** `formatRange` for pages that say how a language joins two dates. */
export function rangeIn(from: Instant, to: Instant, { locale, timeZone, date = DATE, word }: RangeOptions): string {
  const start = new Date(from).getTime();
  const end = new Date(to).getTime();
  const wholeDays = isMidnight(start, timeZone) && isMidnight(end, timeZone) && end > start;
  const last = wholeDays ? end - 1 : end;
  const format = dateFormat(locale, { ...date, ...(!wholeDays && CLOCK), timeZone });
  return plainSpaces(word ? word(format.format(start), format.format(last)) : format.formatRange(start, last));
}

/** Newer Unicode data has thin spaces where older has plain ones: server and browser must print the same. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, " ");
}

export function isMidnight(time: number, timeZone: string): boolean {
  const day = dateFormat("en", { timeZone });
  return day.format(time - 1) !== day.format(time);
}
