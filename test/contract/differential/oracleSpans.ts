import type { BusinessCalendar, Calendars, DimensionValue } from "../../../src/query/index.ts";
import type { Day } from "./localDates.ts";
import { addDays, addMonths, addUnits, hourStart, instantOfWall, midnight, shiftClock, startOfUnit } from "./localDates.ts";
import { daysBetween, holidayPartner, startOfInterval, startsOnDay, workingAfter, workingUntil } from "./oracleCalendar.ts";
import type { Interval } from "./oracleCalendar.ts";
import { offsetMinutes, wallClock } from "./zones.ts";

/** Thrown where a query asks for something that the oracle does not know. */
export const beyond = new Error("beyond the oracle");

export type AnyRange = { readonly [key: string]: string | number | boolean | undefined };

/** Where a range begins and ends: at the start of local days, or at instants. */
export interface Span {
  readonly from: Day | number;
  readonly to: Day | number;
  readonly length: { readonly unit: string; readonly count: number } | null;
  /** Where its days lie, if not there: those of holidays that lay elsewhere. */
  readonly days?: Pick<Span, "from" | "to">;
}

export interface Place {
  readonly timeZone: string;
  readonly weekStart: string;
  readonly fiscalStart: Day;
  readonly business: BusinessCalendar | null;
  readonly now: number;
}

/** The clock and calendar of a query. */
export function placeOf(
  { calendar, asOf }: { readonly calendar?: Calendar; readonly asOf?: string },
  clock: number,
  { calendars = {} }: { readonly calendars?: Calendars },
): Place {
  const { timeZone = "UTC", weekStart = "monday", fiscalStart: { month = 1, day = 1 } = {}, business = "" } = calendar ?? {};
  const fiscalStart = new Date(Date.UTC(2000, month - 1, day)).toISOString().slice(0, 10);
  return { timeZone, weekStart, fiscalStart, business: calendars[business] ?? null, now: asOf === undefined ? clock : Date.parse(asOf) };
}

export interface Calendar {
  readonly timeZone?: string;
  readonly weekStart?: string;
  readonly business?: string;
  readonly fiscalStart?: { readonly month?: number; readonly day?: number };
}

export type GrainName = string | Interval;

/** The label of a bucket: of days and longer their first day, of shorter ones their first instant. */
export function bucketLabel(instant: number, grain: GrainName, timeZone: string): string {
  if (grain === "hour" || grain === "minute" || (typeof grain === "object" && grain.interval.startsWith("PT"))) return new Date(instant).toISOString();
  return wallClock(instant, timeZone).date;
}

export function edgeOf(text: string): Day | number {
  return text.length === 10 ? text : Date.parse(text);
}

export function spanOf(range: AnyRange, place: Place): Span {
  const { timeZone, weekStart, fiscalStart, now } = place;
  const unit = String(range["unit"] ?? range["toDate"] ?? range["period"] ?? "day");
  if (unit === "businessDay") return businessSpan(range, place);
  const unitAt = (count: number): Day | number => {
    if (unit === "hour" || unit === "minute") return shiftClock(now, unit, count, timeZone);
    return addUnits(startOfUnit(wallClock(now, timeZone).date, unit, weekStart, fiscalStart), unit, count);
  };
  if ("last" in range) {
    const count = Number(range["last"]);
    const length = { unit, count };
    if (range["complete"] === false) return { from: unitAt(1 - count), to: now, length };
    return { from: unitAt(-count), to: unitAt(0), length };
  }
  if ("toDate" in range) return { from: unitAt(0), to: now, length: { unit, count: 1 } };
  if ("period" in range) {
    const offset = Number(range["offset"]);
    return { from: unitAt(offset), to: unitAt(offset + 1), length: { unit, count: 1 } };
  }
  const from = edgeOf(String(range["from"]));
  const to = edgeOf(String(range["to"]));
  return { from, to, length: typeof from === "string" && typeof to === "string" ? daysOrMonths(from, to) : null };
}

/** On a free day the last working day is over, although its bucket still takes in what happens. */
function businessSpan(range: AnyRange, { business, timeZone, now }: Place): Span {
  if (business === null) throw beyond;
  const today = wallClock(now, timeZone).date;
  const running = workingUntil(today, business);
  const count = Number(range["last"] ?? 1);
  const length = { unit: "businessDay", count };
  if ("last" in range && range["complete"] !== false) {
    const last = workingUntil(addDays(today, -1), business);
    return { from: workingAfter(last, 1 - count, business), to: addDays(last, 1), length };
  }
  if ("period" in range) {
    const from = workingAfter(running, Number(range["offset"]), business);
    return { from, to: addDays(from, 1), length };
  }
  return { from: workingAfter(running, 1 - count, business), to: now, length };
}

function daysOrMonths(from: Day, to: Day): Span["length"] {
  if (from.endsWith("-01") && to.endsWith("-01")) {
    let count = 0;
    while (addMonths(from, count) < to) count += 1;
    return { unit: "month", count };
  }
  return { unit: "day", count: Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) };
}

const shifts: { readonly [text: string]: { readonly unit: string; readonly count: number } } = {
  P1Y: { unit: "year", count: 1 },
  P1M: { unit: "month", count: 1 },
  P4W: { unit: "week", count: 4 },
  P1W: { unit: "week", count: 1 },
  P1D: { unit: "day", count: 1 },
};

/** How far back a comparison goes; null for a range of its own. */
export function shiftOf(to: unknown, span: Span | null): Span["length"] {
  if (to === "previous") return span?.length ?? null;
  return typeof to === "object" && to !== null && "shift" in to ? (shifts[String(to.shift)] ?? null) : null;
}

export function comparedSpan({ to, align }: { readonly to: unknown; readonly align?: string }, span: Span | null, place: Place): Span {
  if (span === null) throw beyond;
  if (typeof to === "object" && to !== null && "target" in to) return span;
  if (typeof to === "object" && to !== null && !("shift" in to)) return spanOf(to as AnyRange, place);
  const back = shiftOf(to, span);
  if (back === null || back.unit === "businessDay" || typeof span.from !== "string" || typeof span.to !== "string") throw beyond;
  if (align === "weekday" || align === "holiday") return inWeeks(span.from, span.to, back, align === "holiday" ? place.business : null);
  const from = addUnits(span.from, back.unit, -back.count);
  return { from, to: endBack({ from: span.from, to: span.to }, from, back), length: null };
}

/** What ends before the 29th to 31st ends with a month that has no such day; of one day it stays one day. */
function endBack(own: { readonly from: Day; readonly to: Day }, from: Day, { unit, count }: { readonly unit: string; readonly count: number }): Day {
  const to = addUnits(own.to, unit, -count);
  const isCut = (day: Day, moved: Day) => !["day", "week"].includes(unit) && day.slice(-2) !== moved.slice(-2);
  if (!isCut(own.to, to)) return to;
  const over = addDays(to, 1);
  const asLong = addDays(from, daysBetween(own.from, own.to));
  return isCut(own.from, from) && asLong < over ? asLong : over;
}

/** So many whole weeks back, at least one, as come nearest to what is said. */
function inWeeks(from: Day, to: Day, back: { readonly unit: string; readonly count: number }, business: BusinessCalendar | null): Span {
  const days = 7 * Math.max(1, Math.round(daysBetween(addUnits(from, back.unit, -back.count), from) / 7));
  const shifted = { from: addDays(from, -days), to: addDays(to, -days), length: { unit: "day", count: days } };
  if (business === null) return shifted;
  const own = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at));
  const beside = own.map((day) => holidayPartner(day, days, business)).filter((day) => day !== null).toSorted();
  const [first, last] = [beside[0], beside.at(-1)];
  if (first === undefined || last === undefined || (first >= shifted.from && last < shifted.to)) return shifted;
  const hull = { from: first, to: addDays(last, 1) };
  return daysBetween(hull.from, hull.to) === beside.length ? { ...shifted, ...hull } : { ...shifted, days: hull };
}

/** By how many days a comparison by weekdays or holidays goes back. */
export function daysBack(to: unknown, span: Span, other: Span, place: Place): number {
  if (typeof to === "object" && to !== null && !("shift" in to)) {
    const [own, compared] = [span, other].map(({ from }) => instantOf(from, place)) as [number, number];
    return 7 * Math.round((own - compared) / (7 * 86_400_000));
  }
  return other.length?.count ?? Number.NaN;
}

export function instantOf(edge: Day | number, { timeZone }: Place): number {
  return typeof edge === "number" ? edge : midnight(edge, timeZone);
}

export function inSpan(value: DimensionValue | undefined, { from, to }: Span, place: Place, { seen }: { readonly seen: boolean }): boolean {
  if (typeof value !== "number" || (seen && value >= place.now)) return false;
  const { date } = wallClock(value, place.timeZone);
  return (typeof from === "string" ? date >= from : value >= from) && (typeof to === "string" ? date < to : value < to);
}

function bucketStart(instant: number, grain: string, { timeZone, weekStart, fiscalStart }: Place): number {
  if (grain === "minute") return Math.floor(instant / 60_000) * 60_000;
  if (grain === "hour") return hourStart(instant, timeZone);
  return midnight(startOfUnit(wallClock(instant, timeZone).date, grain, weekStart, fiscalStart), timeZone);
}

interface Start {
  readonly label: string;
  readonly start: number;
  readonly next: number;
}

export function bucketsOf({ from, to }: Pick<Span, "from" | "to">, grain: GrainName, place: Place): readonly Start[] {
  if (typeof grain === "object") return intervalsOf(instantOf(from, place), instantOf(to, place), grain, place);
  if (grain === "businessDay") return businessDaysOf(instantOf(from, place), instantOf(to, place), place);
  const first = bucketStart(instantOf(from, place), grain, place);
  const end = instantOf(to, place);
  const starts = [first];
  if (grain === "hour" || grain === "minute") {
    const step = grain === "hour" ? 15 * 60_000 : 60_000;
    for (let at = first; (starts.at(-1) as number) < end; at += step) {
      const start = bucketStart(at, grain, place);
      if (start !== starts.at(-1)) starts.push(start);
    }
  } else {
    for (let day = wallClock(first, place.timeZone).date; (starts.at(-1) as number) < end; ) {
      day = addUnits(day, grain, 1);
      starts.push(midnight(day, place.timeZone));
    }
  }
  return starts.slice(0, -1).map((start, at) => ({
    label: bucketLabel(start, grain, place.timeZone),
    start,
    next: starts[at + 1] as number,
  }));
}

function intervalsOf(from: number, end: number, grain: Interval, { timeZone }: Place): readonly Start[] {
  const [today, last] = [from, end].map((at) => wallClock(at, timeZone).date) as [Day, Day];
  const starts: number[] = [];
  const first = startOfInterval(today, grain);
  if (first === null) {
    for (let day = addDays(today, -1); day <= addDays(last, 1); day = addDays(day, 1)) starts.push(...startsOnDay(day, grain, timeZone));
  } else {
    for (let day = first; ; day = startOfInterval(day, grain, 1) as Day) {
      starts.push(midnight(day, timeZone));
      if ((starts.at(-1) as number) >= end) break;
    }
  }
  return between(starts, from, end, grain, timeZone);
}

function businessDaysOf(from: number, end: number, { timeZone, business }: Place): readonly Start[] {
  if (business === null) throw beyond;
  const days = [workingUntil(wallClock(from, timeZone).date, business)];
  while (midnight(days.at(-1) as Day, timeZone) < end) days.push(workingAfter(days.at(-1) as Day, 1, business));
  return between(days.map((day) => midnight(day, timeZone)), from, end, "businessDay", timeZone);
}

/** The buckets between starts of which something lies in a span. */
function between(starts: readonly number[], from: number, end: number, grain: GrainName, timeZone: string): readonly Start[] {
  return starts
    .slice(0, -1)
    .map((start, at) => ({ label: bucketLabel(start, grain, timeZone), start, next: starts[at + 1] as number }))
    .filter(({ start, next }) => next > from && start < end);
}

const units: { readonly [letter: string]: string } = { D: "day", W: "week", M: "month", Q: "quarter", Y: "year" };

/** When a duration from an instant on is over: of days and longer at the same time of day of a later date. */
export function later(start: number, duration: string, { timeZone }: Place): number {
  const [, hours] = /^PT(\d+)H$/.exec(duration) ?? [];
  if (hours !== undefined) return start + Number(hours) * 3_600_000;
  const [, count, letter = ""] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  return laterBy(start, units[letter] ?? "none", Number(count), timeZone);
}

export function laterBy(start: number, unit: string, count: number, timeZone: string): number {
  const { date } = wallClock(start, timeZone);
  const sinceMidnight = start + offsetMinutes(start, timeZone) * 60_000 - Date.parse(`${date}T00:00:00Z`);
  return instantOfWall(addUnits(date, unit, count), sinceMidnight, timeZone);
}
