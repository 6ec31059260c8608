import type { BusinessCalendar } from "../query/calendar.ts";
import type { LocalDate } from "../query/range.ts";
import { dateText, dayLength, weekdayOf, weekdays } from "./wall.ts";

/** A day's place in a holiday: which one, and how many days of it were before. */
export interface HolidayDay {
  readonly id: string;
  readonly number: number;
  /** The holiday's own first day and the day after its last, as wall time. */
  readonly from: number;
  readonly to: number;
}

/** A calendar as it is asked: by days, which are wall times of midnights. */
export interface BusinessDays {
  readonly isWorking: (day: number) => boolean;
  readonly holidayOf: (day: number) => HolidayDay | null;
  /** The first day of every holiday. */
  readonly holidays: readonly HolidayDay[];
}

const read = new WeakMap<BusinessCalendar, BusinessDays>();

/** The calendar, made ready to be asked about many days. */
export function businessDays(calendar: BusinessCalendar): BusinessDays {
  const known = read.get(calendar);
  if (known !== undefined) return known;
  const made = readCalendar(calendar);
  read.set(calendar, made);
  return made;
}

/** Whether work is done on a date. */
export function isWorkingDay(date: LocalDate, calendar: BusinessCalendar): boolean {
  return businessDays(calendar).isWorking(Date.parse(date));
}

/** The working days in `[from, to)`. */
export function workingDays(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): readonly LocalDate[] {
  const { isWorking } = businessDays(calendar);
  const found: LocalDate[] = [];
  for (let day = Date.parse(from); day < Date.parse(to); day += dayLength) if (isWorking(day)) found.push(dateText(day));
  return found;
}

/** The `count`-th working day after a date, before it for negative counts; 0 is the date itself, free or not. */
export function addBusinessDays(date: LocalDate, count: number, calendar: BusinessCalendar): LocalDate {
  return dateText(moveWorkingDays(Date.parse(date), count, businessDays(calendar)));
}

export function moveWorkingDays(day: number, count: number, { isWorking }: BusinessDays): number {
  const step = count < 0 ? -dayLength : dayLength;
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found += step;
    if (isWorking(found)) left -= 1;
  }
  return found;
}

/** The day itself where work is done on it, else the last one before it on which it is. */
export function workingDayUntil(day: number, days: BusinessDays): number {
  return days.isWorking(day) ? day : moveWorkingDays(day, -1, days);
}

function readCalendar({ weekdays: worked, holidays = [], workingDays: made = [] }: BusinessCalendar): BusinessDays {
  const isWorked = weekdays.map((name) => worked.includes(name));
  const madeUp = new Set(made.map((date) => Date.parse(date)));
  const holidayDays = holidays.flatMap(({ id, ...span }) => {
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    return Array.from({ length: (to - from) / dayLength }, (_, number): HolidayDay => ({ id, number, from, to }));
  });
  const holidayOn = new Map(holidayDays.map((one) => [one.from + one.number * dayLength, one]));
  return {
    isWorking: (day) => madeUp.has(day) || (isWorked[weekdayOf(day)] === true && !holidayOn.has(day)),
    holidayOf: (day) => holidayOn.get(day) ?? null,
    holidays: holidayDays.filter(({ number }) => number === 0),
  };
}
