import { DATE } from "../../format/dateRange.ts";
import { formatBucket, formatInstant, formatRange } from "../../format/date.ts";
import { localDate, MONTH_DAY, print } from "../../format/printDate.ts";
import { isoDuration } from "../../query/duration.ts";
import type { Grain, Instant } from "../../query/range.ts";
import type { Messages } from "../../i18n/messages.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A place in time that ranges take as it is: a date stands for its midnight in the reporting zone. */
export type Moment = string;

interface Step {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

const steps: { readonly [grain: string]: readonly [months: number, days: number, minutes: number] } = {
  minute: [0, 0, 1],
  hour: [0, 0, 60],
  day: [0, 1, 0],
  week: [0, 7, 0],
  month: [1, 0, 0],
  quarter: [3, 0, 0],
  fiscalQuarter: [3, 0, 0],
  year: [12, 0, 0],
  fiscalYear: [12, 0, 0],
};

/**
 * When the bucket so many after the one that starts at `start` starts: a date for days and longer, else an instant.
 * Null for business days, which only the host's calendar knows.
 */
export function momentAfter(start: Instant, grain: Grain, count: number, timeZone: string): Moment | null {
  const step = stepOf(grain);
  if (step === null) return null;
  const { months, days, minutes } = step;
  if (minutes > 0) return new Date(Date.parse(start) + count * minutes * MINUTE).toISOString();
  const date = new Date(localDate(Date.parse(start), timeZone));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * count, date.getUTCDate());
  return new Date(first + days * count * DAY).toISOString().slice(0, 10);
}

function stepOf(grain: Grain): Step | null {
  if (typeof grain === "string") {
    const [months, days, minutes] = steps[grain] ?? [];
    return months === undefined ? null : { months, days: days as number, minutes: minutes as number };
  }
  const [years, months, weeks, days, hours, minutes] = (isoDuration.exec(grain.interval) ?? []).slice(1).map((part) => Number(part ?? 0));
  if (years === undefined) return null;
  return {
    months: years * 12 + (months as number),
    days: (weeks as number) * 7 + (days as number),
    minutes: (hours as number) * 60 + (minutes as number),
  };
}

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

export function periodText(period: number, grain: Grain, { retention }: Pick<Messages, "retention">): string {
  const words: { readonly [grain: string]: (period: string) => string } = retention.periods;
  const key = grain === "fiscalQuarter" ? "quarter" : grain === "fiscalYear" ? "year" : typeof grain === "string" ? grain : "other";
  return (words[key] ?? retention.periods.other)(String(period));
}
