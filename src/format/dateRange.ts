import { dateFormat } from "./intl.ts";

/** Epoch milliseconds, or an ISO 8601 text with its offset. */
export type Instant = number | string;

export interface DateOptions {
  readonly locale: string;
  readonly timeZone: string;
}

export const DATE = { year: "numeric", month: "short", day: "numeric" } as const;
export const MONTH_DAY = { month: "short", day: "numeric" } as const;
export const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

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

export function print(time: number, fields: Intl.DateTimeFormatOptions, { locale, timeZone }: DateOptions): string {
  return plainSpaces(dateFormat(locale, { ...fields, timeZone }).format(time));
}

/** Newer Unicode data has thin spaces where older has plain ones: server and browser must print the same. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, " ");
}

export function isMidnight(time: number, timeZone: string): boolean {
  return localDate(time - 1, timeZone) !== localDate(time, timeZone);
}

/** The calendar date in the zone, as the UTC instant of its midnight. Swedish writes dates as ISO 8601 does. */
export function localDate(time: number, timeZone: string): number {
  return Date.parse(dateFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(time));
}
