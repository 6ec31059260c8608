import { formatBucket } from "../format/date.ts";
import type { BucketGrain, CalendarWords } from "../format/date.ts";
import { dateFormat } from "../format/intl.ts";

export interface TimeTick {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly text: string;
}

export interface TimeTickOptions {
  readonly grain: BucketGrain;
  readonly timeZone: string;
  readonly locale: string;
  readonly words: CalendarWords;
  /** The most ticks there is room for. */
  readonly most: number;
  /** A bucket's start; days and weeks are counted from it. */
  readonly anchor: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const units = { minute: HOUR / 60, hour: HOUR, day: DAY, month: 30 * DAY, year: 365 * DAY } as const;
type TickUnit = keyof typeof units;

const steps: readonly (readonly [TickUnit, number])[] = [
  ...[1, 5, 15, 30].map((n) => ["minute", n] as const),
  ...[1, 3, 6, 12].map((n) => ["hour", n] as const),
  ...[1, 2, 7, 14, 28].map((n) => ["day", n] as const),
  ...[1, 3, 6].map((n) => ["month", n] as const),
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => ["year", n] as const),
];
const finest: Readonly<Record<BucketGrain, readonly [TickUnit, number]>> = {
  minute: ["minute", 1],
  hour: ["hour", 1],
  day: ["day", 1],
  week: ["day", 7],
  month: ["month", 1],
  quarter: ["month", 3],
  year: ["year", 1],
};

/**
 * Ticks of a time axis in the reporting zone, at calendar places, never finer than the buckets. An hour that
 * occurs twice has two ticks and their texts differ; one that is missing has none.
 */
export function timeTicks(from: number, to: number, options: TimeTickOptions): readonly TimeTick[] {
  const { grain, most } = options;
  const at = finest[grain];
  const allowed = steps.slice(steps.findIndex(([unit, n]) => unit === at[0] && n === at[1]));
  const usable = grain === "week" ? allowed.filter(([unit, n]) => unit !== "day" || n % 7 === 0) : allowed;
  const [unit, n] = usable.find(([unit, n]) => (to - from) / (n * units[unit]) < most) ?? (["year", 200] as const);
  const times = placesOf(unit, n, from, to, options).filter((time) => time >= from && time <= to);
  return times.map((time, index) => ({ time, text: print(time, unit, index === 0, options) }));
}

function placesOf(unit: TickUnit, n: number, from: number, to: number, options: TimeTickOptions): readonly number[] {
  const { timeZone, anchor } = options;
  if (unit === "minute" || unit === "hour") {
    const midnight = instantOf(floorDay(localTime(from, timeZone)), timeZone);
    const count = Math.ceil((to - midnight) / units[unit]) + 1;
    return Array.from({ length: count }, (_, index) => midnight + index * units[unit]).filter(
      (time) => Math.round((localTime(time, timeZone) % DAY) / units[unit]) % n === 0,
    );
  }
  if (unit === "day") {
    const day = floorDay(localTime(anchor, timeZone));
    const before = Math.max(0, Math.ceil((anchor - from) / (n * DAY)));
    const count = before + Math.ceil((to - anchor) / (n * DAY)) + 1;
    return Array.from({ length: count }, (_, index) => instantOf(day + (index - before) * n * DAY, timeZone));
  }
  const first = new Date(localTime(from, timeZone));
  const months = unit === "year" ? 12 * n : n;
  const start = first.getUTCFullYear() * 12 + (unit === "year" ? 0 : first.getUTCMonth());
  const aligned = Math.floor(start / months) * months;
  const count = Math.ceil((to - from) / (28 * DAY * months)) + 2;
  return Array.from({ length: count }, (_, index) => {
    const month = aligned + index * months;
    // Not `Date.UTC`, to which the year 50 is 1950.
    return instantOf(new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12), timeZone);
  });
}

function print(time: number, unit: TickUnit, first: boolean, options: TimeTickOptions): string {
  const { timeZone, locale } = options;
  const bare = unit === "month" && !first && new Date(localTime(time, timeZone)).getUTCMonth() > 0;
  if (bare) return dateFormat(locale, { month: "short", timeZone }).format(time);
  return formatBucket(time, { ...options, grain: unit, short: true });
}

/** What clocks in the zone show, as if it were UTC. Swedish writes dates as ISO 8601 does. */
export function localTime(time: number, timeZone: string): number {
  const text = dateFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(time);
  // Years before 1000 have fewer digits than a date is written with.
  return Date.parse(`${text.padStart(19, "0").replace(" ", "T")}Z`);
}

/** The instant at which clocks in the zone show `local`; of two the first. */
function instantOf(local: number, timeZone: string): number {
  const before = local - (localTime(local - DAY, timeZone) - (local - DAY));
  if (localTime(before, timeZone) === local) return before;
  return local - (localTime(before, timeZone) - before);
}

function floorDay(local: number): number {
  return Math.floor(local / DAY) * DAY;
}
