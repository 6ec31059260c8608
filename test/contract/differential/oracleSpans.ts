import type { DimensionValue } from "../../../src/query/index.ts";
import type { Day } from "./localDates.ts";
import { addMonths, addUnits, hourStart, instantOfWall, midnight, shiftClock, startOfUnit } from "./localDates.ts";
import { offsetMinutes, wallClock } from "./zones.ts";

/** Thrown where a query asks for something that the oracle does not know. */
export const beyond = new Error("beyond the oracle");

export type AnyRange = { readonly [key: string]: string | number | boolean | undefined };

/** Where a range begins and ends: at the start of local days, or at instants. */
export interface Span {
  readonly from: Day | number;
  readonly to: Day | number;
  readonly length: { readonly unit: string; readonly count: number } | null;
}

export interface Place {
  readonly timeZone: string;
  readonly weekStart: string;
  readonly fiscalStart: Day;
  readonly now: number;
}

/** The clock and calendar of a query. */
export function placeOf(
  { calendar, asOf }: { readonly calendar?: Calendar; readonly asOf?: string },
  clock: number,
): Place {
  const { timeZone = "UTC", weekStart = "monday", fiscalStart: { month = 1, day = 1 } = {} } = calendar ?? {};
  const fiscalStart = new Date(Date.UTC(2000, month - 1, day)).toISOString().slice(0, 10);
  return { timeZone, weekStart, fiscalStart, now: asOf === undefined ? clock : Date.parse(asOf) };
}

export interface Calendar {
  readonly timeZone?: string;
  readonly weekStart?: string;
  readonly fiscalStart?: { readonly month?: number; readonly day?: number };
}

/** The label of a bucket: of days and longer their first day, of shorter ones their first instant. */
export function bucketLabel(instant: number, grain: string, timeZone: string): string {
  if (grain === "hour" || grain === "minute") return new Date(instant).toISOString();
  return wallClock(instant, timeZone).date;
}

export function edgeOf(text: string): Day | number {
  return text.length === 10 ? text : Date.parse(text);
}

export function spanOf(range: AnyRange, place: Place): Span {
  const { timeZone, weekStart, fiscalStart, now } = place;
  const unit = String(range["unit"] ?? range["toDate"] ?? range["period"] ?? "day");
  if (unit === "businessDay") throw beyond;
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
  if (span === null || align === "weekday" || align === "holiday") throw beyond;
  if (typeof to === "object" && to !== null && "target" in to) return span;
  if (typeof to === "object" && to !== null && !("shift" in to)) return spanOf(to as AnyRange, place);
  const back = shiftOf(to, span);
  if (back === null || typeof span.from !== "string" || typeof span.to !== "string") throw beyond;
  return { from: addUnits(span.from, back.unit, -back.count), to: addUnits(span.to, back.unit, -back.count), length: null };
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

export function bucketsOf({ from, to }: Span, grain: string, place: Place): readonly Start[] {
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
