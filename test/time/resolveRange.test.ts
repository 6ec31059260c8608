import { describe, expect, it } from "vitest";
import type { Range } from "../../src/query/index.ts";
import { clockOf, instantOf, resolveRange } from "../../src/time/resolveRange.ts";

const at = (now: string, timeZone = "UTC", weekStart: "monday" | "sunday" = "monday") =>
  clockOf({ timeZone, weekStart }, Date.parse(now));

function resolved(range: Range, now: string, timeZone?: string, weekStart?: "monday" | "sunday"): readonly string[] {
  const { from, to } = resolveRange(range, at(now, timeZone, weekStart));
  return [new Date(from).toISOString(), new Date(to).toISOString()];
}

const wednesday = "2026-04-15T10:20:00Z";

describe("resolveRange(range, clock)", () => {
  it.each<[string, Range, string, string]>([
    ["the last 7 complete days end with yesterday", { last: 7, unit: "day" }, "2026-04-08T00:00:00.000Z", "2026-04-15T00:00:00.000Z"],
    ["the last 7 days with today end now", { last: 7, unit: "day", complete: false }, "2026-04-09T00:00:00.000Z", "2026-04-15T10:20:00.000Z"],
    ["the last complete week", { last: 1, unit: "week" }, "2026-04-06T00:00:00.000Z", "2026-04-13T00:00:00.000Z"],
    ["the last 12 complete months", { last: 12, unit: "month" }, "2025-04-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"],
    ["the last 3 complete hours", { last: 3, unit: "hour" }, "2026-04-15T07:00:00.000Z", "2026-04-15T10:00:00.000Z"],
    ["month to date", { toDate: "month" }, "2026-04-01T00:00:00.000Z", "2026-04-15T10:20:00.000Z"],
    ["quarter to date", { toDate: "quarter" }, "2026-04-01T00:00:00.000Z", "2026-04-15T10:20:00.000Z"],
    ["year to date", { toDate: "year" }, "2026-01-01T00:00:00.000Z", "2026-04-15T10:20:00.000Z"],
    ["the running week, whole", { period: "week", offset: 0 }, "2026-04-13T00:00:00.000Z", "2026-04-20T00:00:00.000Z"],
    ["the quarter before", { period: "quarter", offset: -1 }, "2026-01-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"],
    ["dates", { from: "2026-02-01", to: "2026-03-01" }, "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"],
  ])("%s", (_, range, from, to) => {
    expect(resolved(range, wednesday)).toEqual([from, to]);
  });

  it.each<[string, Range, string, string]>([
    ["fiscal year to date", { toDate: "fiscalYear" }, "2026-04-06", "2026-04-15"],
    ["the last 2 complete fiscal quarters", { last: 2, unit: "fiscalQuarter" }, "2025-10-06", "2026-04-06"],
    ["the fiscal year before", { period: "fiscalYear", offset: -1 }, "2025-04-06", "2026-04-06"],
    ["the running sprint", { period: { interval: "P2W", origin: "2026-01-05" }, offset: 0 }, "2026-04-13", "2026-04-27"],
    ["the last 4 complete sprints", { last: 4, unit: { interval: "P2W", origin: "2026-01-05" } }, "2026-02-16", "2026-04-13"],
    ["the last half year", { last: 1, unit: { interval: "P6M" } }, "2025-07-01", "2026-01-01"],
    ["the last 3 quarters of an hour", { last: 3, unit: { interval: "PT15M" } }, "2026-04-15T09:30", "2026-04-15T10:15"],
    ["six-hour shifts from 04:00", { period: { interval: "PT6H", origin: "2026-01-01T04:00" }, offset: 0 }, "2026-04-15T10:00", "2026-04-15T16:00"],
  ])("%s", (_, range, from, to) => {
    const clock = clockOf({ fiscalStart: { month: 4, day: 6 } }, Date.parse(wednesday));
    const found = resolveRange(range, clock);
    const text = (instant: number) => new Date(instant).toISOString().slice(0, from.length);
    expect([text(found.from), text(found.to)]).toEqual([from, to]);
  });

  it("refuses minutes and hours that do not divide a day and have no origin, and intervals of two units", () => {
    const of = (interval: string) => () => resolveRange({ last: 1, unit: { interval } }, at(wednesday));
    expect(of("PT7H")).toThrow(/PT7H does not divide a day/);
    expect(of("P1DT12H")).toThrow(/not of one unit/);
    expect(of("2 weeks")).toThrow(/not a duration/);
  });

  it("starts weeks where the calendar does", () => {
    expect(resolved({ period: "week", offset: 0 }, wednesday, "UTC", "sunday")[0]).toBe("2026-04-12T00:00:00.000Z");
  });

  it("takes days from the zone, also the one in which the clock's instant is another date", () => {
    expect(resolved({ toDate: "day" }, "2026-04-15T20:00:00Z", "Asia/Shanghai")).toEqual([
      "2026-04-15T16:00:00.000Z",
      "2026-04-15T20:00:00.000Z",
    ]);
  });

  it("gives a day 23 hours in spring and 25 in autumn", () => {
    const hours = (day: string, next: string) => {
      const [from = "", to = ""] = resolved({ from: day, to: next }, wednesday, "Europe/Berlin");
      return (Date.parse(to) - Date.parse(from)) / 3_600_000;
    };
    expect([hours("2026-03-29", "2026-03-30"), hours("2026-10-25", "2026-10-26")]).toEqual([23, 25]);
  });

  it("starts a day without midnight at its first instant", () => {
    // Beirut skipped 2024-03-31 00:00 to 01:00
    expect(resolved({ from: "2024-03-31", to: "2024-04-01" }, wednesday, "Asia/Beirut")[0]).toBe("2024-03-30T22:00:00.000Z");
  });

  it("knows the calendar length of dates: whole months, else whole days, else none", () => {
    const length = (from: string, to: string) => resolveRange({ from, to }, at(wednesday, "Europe/Berlin")).length;
    expect(length("2026-02-01", "2026-05-01")).toEqual({ unit: "month", count: 3 });
    expect(length("2026-03-20", "2026-04-03")).toEqual({ unit: "day", count: 14 });
    expect(length("2026-03-20T10:00:00Z", "2026-03-20T12:00:00Z")).toBeNull();
  });

  it("refuses a range beyond the years of calendars, naming the path", () => {
    const range = { last: 10_000, unit: { interval: "P100Y" } };
    const asked = () => resolveRange(range, at(wednesday), { path: "where.range" });
    expect(asked).toThrow(expect.objectContaining({ code: "invalid-query", path: "where.range" }));
  });

  it("refuses a range that ends before it starts, with its path", () => {
    expect(() => resolveRange({ from: "2026-02-01", to: "2026-02-01T00:00:00Z" }, at(wednesday), { path: "time.range" })).toThrow(
      expect.objectContaining({ code: "invalid-query", path: "time.range" }),
    );
  });
});

describe("instantOf(text, zone)", () => {
  it("reads a time without offset on the zone's clock, on a day of 23 hours as well", () => {
    const instant = instantOf("2026-03-29T10:00", at(wednesday, "Europe/Berlin"), "from");
    expect(new Date(instant).toISOString()).toBe("2026-03-29T08:00:00.000Z");
  });
});
