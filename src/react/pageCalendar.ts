import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Messages } from "../i18n/messages.ts";
import type { BusinessCalendar } from "../query/calendar.ts";
import type { Range } from "../query/range.ts";
import { wallAt } from "../time/offsets.ts";
import { resolveRange } from "../time/resolveRange.ts";
import { dayLength, dayOf } from "../time/wall.ts";
import { calendarPresetOf } from "./calendarPresets.ts";
import type { WallClock } from "./rangeOnClock.ts";

/** The days that ranges of business days cover by a calendar, as `rangeOnClock` says it: whole, also where they end now. */
export function businessDates(business: BusinessCalendar): NonNullable<WallClock["businessDates"]> {
  return (range, clock) => {
    const span = resolveRange(range, { ...clock, business });
    const day = (at: number) => dayOf(wallAt(at, clock.timeZone));
    return { from: day(span.from), to: day(Math.max(span.from, span.to - 1)) + dayLength };
  };
}

/** "Last 10 business days", whether or not today belongs to it; null for a range that is no preset of a page's calendar. */
export function calendarName(range: Range, { filtering = filteringInEnglish }: Messages): string | null {
  const preset = calendarPresetOf(range);
  return preset === null ? null : filtering.presets[preset];
}
