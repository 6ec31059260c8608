import { DATE } from "../../format/dateRange.ts";
import { formatBucket, formatInstant, formatRange } from "../../format/date.ts";
import { localDate, MONTH_DAY, print } from "../../format/printDate.ts";
import type { Grain, Instant } from "../../query/range.ts";
import type { Messages } from "../../i18n/messages.ts";
import { momentAfter } from "./momentAfter.ts";
import type { Moment } from "./momentAfter.ts";
import { retentionWords } from "./retentionWords.ts";

const DAY = 86_400_000;

/** "Mar 23, 2026", or with the time for hours and minutes. */
export function momentText(moment: Moment, { locale, timeZone }: { readonly locale: string; readonly timeZone: string }): string {
  if (moment.length > 10) return formatInstant(moment, { locale, timeZone });
  return print(Date.parse(moment), DATE, { locale, timeZone: "UTC" });
}

/** The name of a cohort: short for a narrow column where the year goes without saying, or in full. */
export function cohortText(
  start: Instant,
  grain: Grain,
  { locale, timeZone, messages, short = false }: CohortTextOptions,
): string {
  if (typeof grain === "string" && grain !== "businessDay") {
    if (short && grain === "week") {
      const date = localDate(Date.parse(start), timeZone);
      return shortRange(date, date + 7 * DAY, locale);
    }
    return formatBucket(start, { grain, timeZone, locale, words: messages.calendar, short: short && grain === "day" });
  }
  const end = momentAfter(start, grain, 1, timeZone);
  if (end === null || end.length > 10) return formatInstant(start, { locale, timeZone });
  return formatRange(localDate(Date.parse(start), timeZone), Date.parse(end), { locale, timeZone: "UTC", short });
}

/** Without the years, also from one year to the next, where `Intl` would add them. */
function shortRange(from: number, to: number, locale: string): string {
  const last = to - DAY;
  const isOneYear = new Date(from).getUTCFullYear() === new Date(last).getUTCFullYear();
  if (isOneYear || locale.startsWith("zh")) return formatRange(from, to, { locale, timeZone: "UTC", short: true });
  return [from, last].map((date) => print(date, MONTH_DAY, { locale, timeZone: "UTC" })).join(" – ");
}

export interface CohortTextOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: Messages;
  readonly short?: boolean;
}

export function periodText(period: number, grain: Grain, messages: Pick<Messages, "retention">): string {
  const { periods } = retentionWords(messages);
  const words: { readonly [grain: string]: (period: string) => string } = periods;
  const key = grain === "fiscalQuarter" ? "quarter" : grain === "fiscalYear" ? "year" : typeof grain === "string" ? grain : "other";
  return (words[key] ?? periods.other)(String(period));
}
