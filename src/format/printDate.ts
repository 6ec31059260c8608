import { plainSpaces } from "./dateRange.ts";
import type { DateOptions, RangeWord } from "./dateRange.ts";
import { dateFormat } from "./intl.ts";

export const MONTH_DAY = { month: "short", day: "numeric" } as const;

export function print(time: number, fields: Intl.DateTimeFormatOptions, { locale, timeZone }: DateOptions): string {
  return plainSpaces(dateFormat(locale, { ...fields, timeZone }).format(time));
}

/** The calendar date in the zone, as the UTC instant of its midnight. Swedish writes dates as ISO 8601 does. */
export function localDate(time: number, timeZone: string): number {
  return Date.parse(dateFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(time));
}

/** Intl falls back to 2026/3/1 – 2026/3/31 in Chinese: says the first date whole, and of the second what differs. */
export const rangeInChinese: RangeWord = (first, last) =>
  first === last ? first : `${first}\n${last}`.replace(/^((?:.*(?:[年月]|日\s))?)(.*)\n\1/, "$1$2至");
