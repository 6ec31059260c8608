import type { BusinessCalendar } from "../../../src/query/index.ts";
import type { Day } from "./localDates.ts";
import { addDays, addUnits, instantOfWall, midnight } from "./localDates.ts";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

function isWorking(day: Day, { weekdays: worked, holidays = [], workingDays = [] }: BusinessCalendar): boolean {
  if (workingDays.includes(day)) return true;
  if (holidays.some(({ from, to }) => day >= from && day < to)) return false;
  return worked.includes(weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "monday");
}

/** The day itself or the last before it on which work is done. */
export function workingUntil(day: Day, calendar: BusinessCalendar): Day {
  let found = day;
  while (!isWorking(found, calendar)) found = addDays(found, -1);
  return found;
}

/** So many working days on from a day, back for negative counts. */
export function workingAfter(day: Day, count: number, calendar: BusinessCalendar): Day {
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found = addDays(found, Math.sign(count));
    if (isWorking(found, calendar)) left -= 1;
  }
  return found;
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day beside one that a comparison by holidays goes back from, by so many days. */
export function holidayPartner(day: Day, back: number, { holidays = [] }: BusinessCalendar): Day | null {
  const holidayOn = (date: Day) => holidays.find(({ from, to }) => date >= from && date < to);
  const own = holidayOn(day);
  const plain = addDays(day, -back);
  if (own === undefined) return holidayOn(plain) === undefined ? plain : null;
  const meant = addDays(own.from, -back);
  const away = (from: Day) => Math.abs(daysBetween(meant, from));
  const [nearest] = holidays.filter(({ id, from }) => id === own.id && away(from) <= 183).toSorted((a, b) => away(a.from) - away(b.from));
  if (nearest === undefined || nearest.from === own.from) return null;
  const partner = addDays(nearest.from, daysBetween(own.from, day));
  return partner < nearest.to ? partner : null;
}

export interface Interval {
  readonly interval: string;
  readonly origin?: string;
}

const units: { readonly [letter: string]: string } = { D: "day", W: "week", M: "month", Y: "year" };

/** Of days and longer: the first day of the one that holds a day; null for intervals of hours and minutes. */
export function startOfInterval(day: Day, { interval, origin }: Interval, step = 0): Day | null {
  const [, count, letter = ""] = /^P(\d+)([DWMY])$/.exec(interval) ?? [];
  if (count === undefined) return null;
  const unit = units[letter] ?? "";
  const first = origin ?? (letter === "M" || letter === "Y" ? "2000-01-01" : "2000-01-03");
  let [low, high] = [-3000, 3000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (addUnits(first, unit, middle * Number(count)) <= day) low = middle;
    else high = middle;
  }
  return addUnits(first, unit, (low + step) * Number(count));
}

/** The instants at which intervals of hours and minutes start on a local day. */
export function startsOnDay(day: Day, { interval }: Interval, timeZone: string): readonly number[] {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(interval) ?? [];
  const length = Number(hours) * 60 + Number(minutes);
  if (length <= 60) {
    // Offsets of the suite's zones change on quarters of an hour, and so start no bucket of their own.
    if (length !== 15) throw new Error(`the oracle knows no intervals of ${length} minutes`);
    const [start, end] = [midnight(day, timeZone), midnight(addDays(day, 1), timeZone)];
    return Array.from({ length: (end - start) / (length * 60_000) }, (_, at) => start + at * length * 60_000);
  }
  const walls = Array.from({ length: 1440 / length }, (_, at) => at * length * 60_000);
  return walls.map((wall) => (wall === 0 ? midnight(day, timeZone) : instantOfWall(day, wall, timeZone)));
}
