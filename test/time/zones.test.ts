import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grain } from "../../src/query/index.ts";
import { zoneTransitions } from "../../src/time/offsets.ts";
import { bucketBounds, startOf } from "../../src/time/zoned.ts";
import { dateReadings, dayNumber, jumps, readings, starts, twelveZones } from "./oracle.ts";
import type { Reading } from "./oracle.ts";

const from = Date.parse("2024-07-01T00:00:00Z");
const to = Date.parse("2026-07-01T00:00:00Z");
const day = 86_400_000;
const fiscalStart = { month: 4, day: 6 };
const zone = (timeZone: string) => ({ timeZone, weekStart: "monday" as const, fiscalStart });

const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
/** The fiscal month starts on the sixth; the year with April's. */
const fiscalMonth = (date: string) => month(date) - (Number(date.slice(8)) < 6 ? 1 : 0) - 3;
const slot = (length: number) => (read: Reading) => `${read.date} ${Math.floor(read.minutes / length)}`;

/** What is up to an hour starts anew where the clock goes back. */
const short: readonly [Grain, (read: Reading) => string][] = [
  ["minute", slot(1)],
  ["hour", slot(60)],
  [{ interval: "PT15M" }, slot(15)],
  [{ interval: "PT20M" }, slot(20)],
];
const long: readonly [Grain, (read: Reading) => string][] = [
  [{ interval: "PT6H" }, slot(360)],
  ["day", ({ date }) => date],
  ["week", ({ date }) => String(Math.floor((dayNumber(date) + 3) / 7))],
  ["month", ({ date }) => date.slice(0, 7)],
  ["quarter", ({ date }) => String(Math.floor(month(date) / 3))],
  ["year", ({ date }) => date.slice(0, 4)],
  ["fiscalQuarter", ({ date }) => String(Math.floor(fiscalMonth(date) / 3))],
  ["fiscalYear", ({ date }) => String(Math.floor(fiscalMonth(date) / 12))],
  [{ interval: "P10D" }, ({ date }) => String(Math.floor((dayNumber(date) - dayNumber("2000-01-03")) / 10))],
  [{ interval: "P2W", origin: "2026-01-05" }, ({ date }) => String(Math.floor((dayNumber(date) - dayNumber("2026-01-05")) / 14))],
  [{ interval: "P6M", origin: "2026-02-01" }, ({ date }) => String(Math.floor((month(date) - 1) / 6))],
];

const within = (bounds: readonly number[], start: number, end: number) =>
  bounds.filter((bound) => bound > start && bound < end);

describe.each(twelveZones)("in %s", (timeZone) => {
  const found = jumps(from, to, timeZone);

  it("zoneTransitions has every offset change of two years", () => {
    expect(zoneTransitions(timeZone, from, to).map(({ at }) => at)).toEqual(found);
  });

  it("bucketBounds is right to the minute around every offset change, at every grain", () => {
    for (const change of [...found, Date.parse("2026-01-01T00:00:00Z")]) {
      const [start, end] = [change - day, change + day];
      const read = readings(start, end, timeZone);
      for (const [grain, nameOf] of short) {
        const bounds = bucketBounds(start, end, grain, zone(timeZone));
        expect(within(bounds, start, end), JSON.stringify(grain)).toEqual(starts(read, nameOf, { isAnew: true }));
      }
      for (const [grain, nameOf] of long) {
        const bounds = bucketBounds(start, end, grain, zone(timeZone));
        expect(within(bounds, start, end), JSON.stringify(grain)).toEqual(starts(read, nameOf));
      }
    }
  });

  it("bucketBounds starts every bucket of two years, from a day on, where the zone's calendar does", () => {
    const read = dateReadings(from, to, timeZone);
    for (const [grain, nameOf] of long.slice(1)) {
      const bounds = bucketBounds(from, to, grain, zone(timeZone));
      expect(within(bounds, from, to), JSON.stringify(grain)).toEqual(starts(read, nameOf));
    }
  });
});

describe("bucketBounds(from, to, grain, zone)", () => {
  const grains = fc.constantFrom(...[...short, ...long].map(([grain]) => grain).filter((grain) => grain !== "minute"));
  const anyZone = fc.constantFrom(...twelveZones, "America/Havana", "Asia/Beirut", "Antarctica/Troll", "Atlantic/Azores");
  const instant = fc.integer({ min: Date.parse("2023-01-01T00:00:00Z"), max: Date.parse("2029-01-01T00:00:00Z") });
  const length = fc.integer({ min: 1, max: 60 * day });

  it("rises strictly, covers the span, and every instant's start is that of its bucket", () => {
    fc.assert(
      fc.property(anyZone, grains, instant, length, fc.double({ min: 0, max: 1, noNaN: true }), (name, grain, start, span, share) => {
        const bounds = bucketBounds(start, start + span, grain, zone(name));
        expect(bounds[0]).toBeLessThanOrEqual(start);
        expect(bounds.at(-1)).toBeGreaterThanOrEqual(start + span);
        expect(bounds.at(-2)).toBeLessThan(start + span);
        expect(bounds.findIndex((bound, index) => index > 0 && bound <= (bounds[index - 1] as number))).toBe(-1);
        const inside = Math.floor(start + share * (span - 1));
        const bucket = bounds.findLast((bound) => bound <= inside) as number;
        expect(startOf(inside, grain, zone(name))).toBe(bucket);
        expect(startOf(bucket, grain, zone(name))).toBe(bucket);
      }),
      { numRuns: 1000 },
    );
  });

  it("has a month's days in the month, which are together as long as it", () => {
    fc.assert(
      fc.property(anyZone, instant, (name, within) => {
        const [start = 0, end = 0] = bucketBounds(startOf(within, "month", zone(name)), within + 1, "month", zone(name));
        const days = bucketBounds(start, end, "day", zone(name));
        const lengths = days.slice(1).map((bound, index) => bound - (days[index] as number));
        expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(end - start);
        expect(Math.round((end - start) / day)).toBe(lengths.length);
      }),
    );
  });
});
