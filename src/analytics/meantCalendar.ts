import type { BusinessCalendar, Calendars } from "../query/calendar.ts";

/** The calendar whose holidays are meant: the one that is named, else a catalog's only one; of several none. */
export function meantCalendar(calendars: Calendars = {}, name?: string): BusinessCalendar | undefined {
  if (name !== undefined) return Object.hasOwn(calendars, name) ? calendars[name] : undefined;
  const [only, ...others] = Object.values(calendars);
  return others.length === 0 ? only : undefined;
}
