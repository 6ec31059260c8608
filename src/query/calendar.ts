import { MetricsError } from "./error.ts";
import { isLocalDate } from "./localDate.ts";
import type { LocalizedText } from "./locale.ts";
import { suggestion } from "./nearest.ts";
import { weekdays } from "./range.ts";
import type { LocalDate, Weekday } from "./range.ts";
import { isTimeZone } from "./timeZone.ts";

/** Free days with a name. The same holiday of another year has the same id, and may lie elsewhere in it. */
export interface Holiday {
  readonly id: string;
  readonly from: LocalDate;
  /** The first day that is none of it any more: half-open, as all ranges are. */
  readonly to: LocalDate;
  readonly label?: LocalizedText;
}

/** From and to as times of day, `["09:00", "18:00"]`; `24:00` is the day's end. Nights are two shifts, one a day. */
export type Shift = readonly [from: string, to: string];

/** When work is done: what business time, business days and the alignment of holidays go by. */
export interface BusinessCalendar {
  /** Zone of the shifts. Default: the query's. */
  readonly timeZone?: string;
  /** A weekday that is left out, or has none, is free. */
  readonly shifts: { readonly [day in Weekday]?: readonly Shift[] };
  readonly holidays?: readonly Holiday[];
  /**
   * Days of work although they fall on a free weekday or into a holiday, such as China's make-up days. Where the
   * weekday has no shifts of its own, those of the week's first working day hold, counted from Monday.
   */
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

function checkCalendar({ timeZone, shifts, holidays = [], workingDays = [] }: BusinessCalendar, path: string): void {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    fault(`unknown time zone "${timeZone}"; use an IANA name such as Asia/Shanghai`, `${path}.timeZone`);
  }
  for (const [day, ofDay] of Object.entries(shifts)) {
    if (!weekdays.includes(day as Weekday)) fault(`unknown weekday "${day}"; ${suggestion(day, weekdays)}`, `${path}.shifts`);
    checkShifts(ofDay, `${path}.shifts.${day}`);
  }
  if (!Object.values(shifts).some((ofDay) => ofDay.length > 0)) {
    fault('no weekday has a shift; give at least one, monday: [["09:00", "18:00"]]', `${path}.shifts`);
  }
  checkHolidays(holidays, `${path}.holidays`);
  workingDays.forEach((date, at) => requireDate(date, `${path}.workingDays[${at}]`));
}

function checkShifts(shifts: readonly Shift[], path: string): void {
  let before = "00:00";
  shifts.forEach(([from, to], at) => {
    const isTime = [from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time) || time === "24:00");
    if (!isTime) fault(`"${from}" to "${to}" is no shift; write times of day such as 09:00`, `${path}[${at}]`);
    if (from >= to) fault(`the shift ends before it starts (${from} to ${to}); a night is two shifts`, `${path}[${at}]`);
    if (from < before) fault(`the shift from ${from} starts before the one before it ends`, `${path}[${at}]`);
    before = to;
  });
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
