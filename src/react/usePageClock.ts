"use client";

import type { Catalog } from "../query/catalog.ts";
import { part } from "./part.ts";
import type { WallClock } from "./rangeOnClock.ts";
import { usePart } from "./usePart.ts";
import { useProvided } from "./useProvided.ts";

/** What fiscal years and working days are, for those that show them. */
export const calendarPart = part(() => import("./pageCalendar.ts"));

/** The clock and calendar that the page prints dates by; its business calendar is read later, and only if it has one. */
export function usePageClock(): WallClock {
  const { catalog, now, timeZone, weekStart, fiscalStart, business } = useProvided<Catalog>();
  const calendar = business === undefined ? undefined : catalog.calendars?.[business];
  const reading = usePart(calendarPart, calendar !== undefined);
  return { now: now(), timeZone, weekStart, fiscalStart, business: calendar, businessDates: calendar && reading?.businessDates(calendar) };
}
