import { describe, expect, it } from "vitest";
import { localTime, timeTicks } from "../../src/charts/timeTicks.ts";
import type { TimeTickOptions } from "../../src/charts/timeTicks.ts";
import { en } from "../../src/i18n/en.ts";

function ticksOf(from: string, to: string, options: Partial<TimeTickOptions>): readonly string[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const defaults = { grain: "day", timeZone: "UTC", locale: "en", words: en.calendar, most: 8, anchor: start } as const;
  return timeTicks(start, end, { ...defaults, ...options }).map(({ text }) => text);
}

describe("timeTicks", () => {
  it("timeTicks(four weeks) stand a week apart, counted from the first day", () => {
    expect(ticksOf("2026-03-02T00:00:00Z", "2026-03-29T00:00:00Z", {})).toEqual(["Mar 2", "Mar 9", "Mar 16", "Mar 23"]);
  });

  it("timeTicks(the first years of the calendar) stand at their years", () => {
    const from = Date.parse("0001-01-01T00:00:00Z");
    const to = Date.parse("0205-01-01T00:00:00Z");
    const ticks = timeTicks(from, to, { grain: "year", timeZone: "UTC", locale: "en", words: en.calendar, most: 6, anchor: from });
    expect(ticks.map(({ time }) => new Date(time).toISOString().slice(0, 10))).toEqual(["0050-01-01", "0100-01-01", "0150-01-01", "0200-01-01"]);
  });

  it("timeTicks(a year of months) name the year once", () => {
    const ticks = ticksOf("2025-03-01T00:00:00Z", "2026-02-01T00:00:00Z", { grain: "month", most: 20 });
    expect(ticks).toEqual(
      ["Mar 2025", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2026", "Feb"],
    );
  });

  it("timeTicks(a day of 25 hours) tells the two hours apart", () => {
    const ticks = ticksOf("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", {
      grain: "hour",
      timeZone: "Europe/Berlin",
      most: 30,
    });
    expect(ticks.slice(0, 5)).toEqual(["Oct 25", "01:00", "02:00 (GMT+2)", "02:00 (GMT+1)", "03:00"]);
    expect(ticks).toHaveLength(26);
  });

  it("timeTicks(a day of 23 hours) leaves out the hour that is missing", () => {
    const ticks = ticksOf("2026-03-28T23:00:00Z", "2026-03-29T04:00:00Z", {
      grain: "hour",
      timeZone: "Europe/Berlin",
      most: 30,
    });
    expect(ticks).toEqual(["Mar 29", "01:00", "03:00", "04:00", "05:00", "06:00"]);
  });

  it("timeTicks(hours, few) stand at 0, 6, 12 and 18 o'clock of the zone, across a change of clocks too", () => {
    const ticks = ticksOf("2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z", {
      grain: "hour",
      timeZone: "Europe/Berlin",
      most: 10,
    });
    expect(ticks).toEqual(["Mar 29", "06:00", "12:00", "18:00", "Mar 30", "06:00", "12:00", "18:00", "Mar 31"]);
  });

  it("timeTicks(days) stand at midnights of the zone on both sides of a change of clocks", () => {
    const [from, to] = [Date.parse("2026-03-27T23:00:00Z"), Date.parse("2026-03-30T22:00:00Z")];
    const ticks = timeTicks(from, to, {
      grain: "day",
      timeZone: "Europe/Berlin",
      locale: "en",
      words: en.calendar,
      most: 8,
      anchor: from,
    });
    expect(ticks.map(({ time }) => new Date(time).toISOString())).toEqual([
      "2026-03-27T23:00:00.000Z",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
      "2026-03-30T22:00:00.000Z",
    ]);
  });

  it("timeTicks(weeks) are never days", () => {
    expect(ticksOf("2026-03-02T00:00:00Z", "2026-03-16T00:00:00Z", { grain: "week" })).toEqual([
      "Mar 2",
      "Mar 9",
      "Mar 16",
    ]);
  });

  it("localTime(time, zone) is what clocks there show", () => {
    expect(new Date(localTime(Date.parse("2026-01-01T00:30:00Z"), "Asia/Kolkata")).toISOString()).toBe(
      "2026-01-01T06:00:00.000Z",
    );
  });
});
