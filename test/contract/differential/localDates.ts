import { offsetMinutes, wallClock } from "./zones.ts";

/** Calendar dates as texts, `2026-03-29`, and what the oracle does with them; none of it is the package's. */
export type Day = string;

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** A day that the month does not have is its last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

export function addUnits(day: Day, unit: string, count: number): Day {
  if (unit === "day") return addDays(day, count);
  if (unit === "week") return addDays(day, 7 * count);
  return addMonths(day, count * ({ month: 1, quarter: 3, fiscalQuarter: 3, year: 12, fiscalYear: 12 }[unit] ?? Number.NaN));
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** @param fiscalStart a day on which some fiscal year starts */
export function startOfUnit(day: Day, unit: string, weekStart: string, fiscalStart: Day = "2000-01-01"): Day {
  const [year = "", month = ""] = day.split("-");
  if (unit === "week") {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return addDays(day, -((weekday - weekdays.indexOf(weekStart) + 7) % 7));
  }
  if (unit === "fiscalQuarter" || unit === "fiscalYear") {
    let start = addMonths(fiscalStart, 12 * (Number(year) - 1 - Number(fiscalStart.slice(0, 4))));
    for (let next = start; next <= day; next = addUnits(next, unit, 1)) start = next;
    return start;
  }
  if (unit === "month") return `${year}-${month}-01`;
  if (unit === "quarter") return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
  return unit === "year" ? `${year}-01-01` : day;
}

const midnights = new Map<string, number>();

/** The first instant of a day in a zone. */
export function midnight(day: Day, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  let instant = midnights.get(key);
  if (instant === undefined) {
    instant = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000;
    while (wallClock(instant, timeZone).date < day) instant += 15 * 60_000;
    midnights.set(key, instant);
  }
  return instant;
}

/** The first instant of the clock's hour: a change of the offset begins another one. */
export function hourStart(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  const { date, hour } = wallClock(minute, timeZone);
  const offset = offsetMinutes(minute, timeZone);
  const same = (other: number) => {
    const wall = wallClock(other, timeZone);
    return wall.date === date && wall.hour === hour && offsetMinutes(other, timeZone) === offset;
  };
  const whole = minute - wallClock(minute, timeZone).minute * 60_000;
  if (same(whole)) return whole;
  let start = minute;
  while (same(start - 60_000)) start -= 60_000;
  return start;
}

/** The first instant of a clock's minute or hour, so many of them on. */
export function shiftClock(instant: number, unit: "minute" | "hour", count: number, timeZone: string): number {
  const minute = 60_000;
  if (unit === "minute") return Math.floor(instant / minute) * minute + count * minute;
  let start = hourStart(instant, timeZone);
  for (let left = count; left < 0; left++) start = hourStart(start - 1, timeZone);
  for (let left = count; left > 0; left--) {
    const from = start;
    while (hourStart(start, timeZone) === from) start += 15 * minute;
  }
  return start;
}

/** The instant of a wall clock: the first of two where clocks repeat it, and as much later where they skip it. */
export function instantOfWall(day: Day, sinceMidnight: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + sinceMidnight;
  const offsets = [-1, 1].map((side) => offsetMinutes(wall + side * 86_400_000, timeZone) * 60_000);
  const found = offsets.map((offset) => wall - offset).filter((at) => at + offsetMinutes(at, timeZone) * 60_000 === wall);
  return found.length > 0 ? Math.min(...found) : wall - (offsets[0] ?? 0);
}
