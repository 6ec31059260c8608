import { MetricsError } from "./error.ts";
import { isLocalDate } from "./localDate.ts";
import type { LocalizedText } from "./locale.ts";
import { suggestion } from "./nearest.ts";
import { weekdays } from "./range.ts";
import type { LocalDate, Weekday } from "./range.ts";

/** Free days with a name. The same holiday of another year has the same id, and may lie elsewhere in it. */
export interface Holiday {
  readonly id: string;
  readonly from: LocalDate;
  /** The first day that is none of it any more: half-open, as all ranges are. */
  readonly to: LocalDate;
  readonly label?: LocalizedText;
}

/** On which days work is done: what business days and the alignment of holidays go by. Its days are the query's zone's. */
export interface BusinessCalendar {
  /** Those that are not listed are free. */
  readonly weekdays: readonly Weekday[];
  readonly holidays?: readonly Holiday[];
  /** Days of work although they fall on a free weekday or into a holiday, such as China's make-up days. */
  readonly workingDays?: readonly LocalDate[];
}

export interface Calendars {
  readonly [name: string]: BusinessCalendar;
}

const mostHolidayDays = 366;

/**
 * Checks business calendars that are only known at run time.
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function checkCalendars(calendars: Calendars, path = "calendars"): void {
  for (const [name, calendar] of Object.entries(calendars)) checkCalendar(calendar, `${path}.${name}`);
}

function checkCalendar({ weekdays: worked, holidays = [], workingDays = [], ...unknown }: BusinessCalendar, path: string): void {
  const [other] = Object.keys(unknown);
  if (other !== undefined) {
    fault(`a calendar has no ${other}: it knows days, not hours; give weekdays, holidays and workingDays`, `${path}.${other}`);
  }
  if (!Array.isArray(worked) || worked.length === 0) {
    fault('no weekday is worked on; list at least one, weekdays: ["monday"]', `${path}.weekdays`);
  }
  worked.forEach((day, at) => {
    if (!weekdays.includes(day)) fault(`unknown weekday "${day}"; ${suggestion(day, weekdays)}`, `${path}.weekdays[${at}]`);
  });
  checkHolidays(holidays, `${path}.holidays`);
  workingDays.forEach((date, at) => requireDate(date, `${path}.workingDays[${at}]`));
}

function checkHolidays(holidays: readonly Holiday[], path: string): void {
  holidays.forEach(({ id, from, to }, at) => {
    if (id === "") fault("a holiday needs an id, the same one every year", `${path}[${at}].id`);
    requireDate(from, `${path}[${at}].from`);
    requireDate(to, `${path}[${at}].to`);
    if (from >= to) {
      fault(`the holiday ends before it starts (${from} to ${to}); \`to\` is the first day after it`, `${path}[${at}].to`);
    }
    if (Date.parse(to) - Date.parse(from) > mostHolidayDays * 86_400_000) {
      fault(`the holiday is longer than ${mostHolidayDays} days (${from} to ${to})`, `${path}[${at}].to`);
    }
    const other = holidays.findIndex((one, index) => index < at && one.from < to && from < one.to);
    if (other >= 0) {
      fault(`the holiday shares days with holidays[${other}]; a day belongs to one holiday`, `${path}[${at}]`);
    }
  });
}

function requireDate(date: LocalDate, path: string): void {
  if (!isLocalDate(date)) fault(`"${date}" is not a date; write 2026-03-29`, path);
}

function fault(message: string, path: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
