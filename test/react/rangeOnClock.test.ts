import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedPresets, presetRanges } from "../../src/react/rangePresets.ts";
import { dateOnClock, nextDate, rangeOnClock } from "../../src/react/rangeOnClock.ts";
import { businessDates } from "../../src/react/pageCalendar.ts";
import type { BusinessCalendar, Range } from "../../src/query/index.ts";
import { resolveRange } from "../../src/time/resolveRange.ts";

const shanghai = { now: Date.parse("2026-11-21T03:30:00Z"), timeZone: "Asia/Shanghai", weekStart: "monday" } as const;

function spanOf(range: Range, clock: Parameters<typeof rangeOnClock>[1]) {
  const span = rangeOnClock(range, clock);
  if (span === null) throw new Error("the range has no dates");
  return span;
}

function shown(range: Range, clock: Parameters<typeof rangeOnClock>[1] = shanghai): readonly string[] {
  const { from, to } = spanOf(range, clock);
  return [from, to].map((wall) => new Date(wall).toISOString().slice(0, 16).replace("T00:00", ""));
}

describe("rangeOnClock(range)", () => {
  it("counts complete days back from today", () => {
    expect(shown({ last: 28, unit: "day" })).toEqual(["2026-10-24", "2026-11-21"]);
  });

  it("takes today as a whole where the range ends now", () => {
    expect(shown({ last: 7, unit: "day", complete: false })).toEqual(["2026-11-15", "2026-11-22"]);
    expect(shown({ toDate: "quarter" })).toEqual(["2026-10-01", "2026-11-22"]);
  });

  it("ends with yesterday at the stroke of midnight, but a day that begins is that day", () => {
    const midnight = { now: Date.parse("2020-01-01T00:00:00Z"), timeZone: "UTC", weekStart: "monday" } as const;
    expect(shown({ toDate: "week" }, midnight)).toEqual(["2019-12-30", "2020-01-01"]);
    expect(shown({ toDate: "day" }, midnight)).toEqual(["2020-01-01", "2020-01-02"]);
    const after = { ...midnight, now: midnight.now + 1 };
    expect(shown({ toDate: "week" }, after)).toEqual(["2019-12-30", "2020-01-02"]);
  });

  it("names the day that the zone has, not the reader's", () => {
    const now = Date.parse("2026-11-20T16:00:00Z");
    expect(shown({ toDate: "day" }, { ...shanghai, now })).toEqual(["2026-11-21", "2026-11-22"]);
    expect(shown({ toDate: "day" }, { ...shanghai, now, timeZone: "America/New_York" })).toEqual(["2026-11-20", "2026-11-21"]);
  });

  it("starts weeks where the page does", () => {
    expect(shown({ period: "week", offset: -1 })).toEqual(["2026-11-09", "2026-11-16"]);
    expect(shown({ period: "week", offset: -1 }, { ...shanghai, weekStart: "sunday" })).toEqual(["2026-11-08", "2026-11-15"]);
  });

  it("counts hours as they pass, over the hour that summer time takes away", () => {
    const berlin = { now: Date.parse("2026-03-29T02:30:00Z"), timeZone: "Europe/Berlin", weekStart: "monday" } as const;
    expect(shown({ last: 3, unit: "hour" }, berlin)).toEqual(["2026-03-29", "2026-03-29T04:00"]);
  });

  it("reads dates, local times and instants", () => {
    expect(shown({ from: "2026-03-01", to: "2026-04-01" })).toEqual(["2026-03-01", "2026-04-01"]);
    expect(shown({ from: "2026-03-01T10:30", to: "2026-02-28T18:00:00Z" })).toEqual(["2026-03-01T10:30", "2026-03-01T02:00"]);
  });

  it.each<Range>([
    { toDate: "fiscalYear" },
    { last: 2, unit: "fiscalQuarter" },
    { period: "fiscalYear", offset: -1 },
    { last: 3, unit: { interval: "P2W", origin: "2026-01-05" } },
    { period: { interval: "P10D" }, offset: 1 },
    { last: 1, unit: { interval: "P6M", origin: "2026-02-01" } },
    { period: { interval: "PT6H" }, offset: 0 },
  ])("shows fiscal units and those of one's own as resolveRange asks for them: %j", (range) => {
    const clock = { ...shanghai, fiscalStart: { month: 4, day: 6 } };
    const asked = resolveRange(range, clock);
    const { from, to } = spanOf(range, clock);
    expect(from).toBe(asked.from + 8 * 3_600_000);
    if (!("toDate" in range)) expect(to).toBe(asked.to + 8 * 3_600_000);
  });

  it("shows working days by the calendar: from the first to the end of the last, and what runs with today", () => {
    const business: BusinessCalendar = {
      weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      holidays: [{ id: "national", from: "2026-10-01", to: "2026-10-08" }],
      workingDays: ["2026-10-10"],
    };
    const at = (now: string) => ({ ...shanghai, now: Date.parse(`${now}T03:30:00Z`), businessDates: businessDates(business) });
    expect(shown({ last: 3, unit: "businessDay" }, at("2026-10-09"))).toEqual(["2026-09-29", "2026-10-09"]);
    expect(shown({ last: 3, unit: "businessDay", complete: false }, at("2026-10-09"))).toEqual(["2026-09-30", "2026-10-10"]);
    expect(shown({ last: 1, unit: "businessDay" }, at("2026-10-11"))).toEqual(["2026-10-10", "2026-10-11"]);
    expect(shown({ period: "businessDay", offset: 0 }, at("2026-10-09"))).toEqual(["2026-10-09", "2026-10-10"]);
    expect(shown({ toDate: "businessDay" }, at("2026-10-09"))).toEqual(["2026-10-09", "2026-10-10"]);
  });

  it("knows no dates of working days without their calendar", () => {
    expect(rangeOnClock({ last: 3, unit: "businessDay" }, shanghai)).toBe(null);
  });

  it("shows the dates that resolveRange asks for, in every zone, at any time", () => {
    const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2030-01-01") }),
        fc.constantFrom(...zones),
        fc.constantFrom("monday" as const, "saturday" as const, "sunday" as const),
        fc.constantFrom(...namedPresets),
        (now, timeZone, weekStart, preset) => {
          const clock = { now, timeZone, weekStart };
          const asked = resolveRange(presetRanges[preset], clock);
          const { from, to } = spanOf(presetRanges[preset], clock);
          const dateIn = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" });
          expect(dateOnClock(from)).toBe(dateIn.format(asked.from));
          expect(dateOnClock(to - 1)).toBe(dateIn.format(Math.max(asked.to - 1, asked.from)));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("nextDate(date)", () => {
  it("goes over the end of a month and a leap day", () => {
    expect([nextDate("2026-12-31"), nextDate("2028-02-28")]).toEqual(["2027-01-01", "2028-02-29"]);
  });
});
