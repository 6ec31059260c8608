import { formatClock, formatInstant } from "../../format/date.ts";
import { isMidnight } from "../../format/dateRange.ts";
import { localDate } from "../../format/printDate.ts";
import type { Instant } from "../../query/range.ts";

export interface MomentTextOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: () => number;
}

/** A moment of today by the clock alone, any other with its date. Midnight says nothing without the day that it ends. */
export function momentText(instant: Instant, { now, ...format }: MomentTextOptions): string {
  const time = Date.parse(instant);
  const isToday = localDate(time, format.timeZone) === localDate(now(), format.timeZone);
  return (isToday && !isMidnight(time, format.timeZone) ? formatClock : formatInstant)(instant, format);
}
