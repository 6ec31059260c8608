import { describe, expect, it } from "vitest";
import type { Comparison, Grain, Range } from "../../src/query/index.ts";
import { resolveComparison } from "../../src/time/resolveComparison.ts";
import { clockOf, resolveRange } from "../../src/time/resolveRange.ts";
import { bucketBounds } from "../../src/time/zoned.ts";

const clock = clockOf({ timeZone: "Europe/Berlin" }, Date.parse("2026-03-31T08:00:00Z"));

function compared(range: Range, comparison: Omit<Comparison<string>, "id">, grain?: Grain) {
  const span = resolveRange(range, clock);
  const bounds = grain === undefined ? null : bucketBounds(span.from, span.to, grain, clock);
  const { from, to, partners } = resolveComparison({ id: "x", ...comparison }, span, grain, bounds, clock);
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), partners };
}

describe("resolveComparison(comparison, span, grain)", () => {
  it("goes back by as many days as the range has, not by as many hours", () => {
    // 28 to 30 March: the 29th has 23 hours
    expect(compared({ from: "2026-03-28", to: "2026-03-31" }, { to: "previous" })).toMatchObject({
      from: "2026-03-24T23:00:00.000Z",
      to: "2026-03-27T23:00:00.000Z",
    });
  });
  it("puts a month to date beside the same days of the month before, and beside all of a shorter one that has no such day", () => {
    expect(compared({ toDate: "month" }, { to: "previous" })).toMatchObject({
      from: "2026-01-31T23:00:00.000Z",
      to: "2026-02-28T23:00:00.000Z",
    });
    // Through 28 March, and through 28 February; from one such day to the next it never gets less.
    expect(compared({ from: "2026-03-01", to: "2026-03-29" }, { to: { shift: "P1M" } }).to).toBe("2026-02-28T23:00:00.000Z");
  });
  it("puts what begins on a day that the other month lacks beside as much of its last day", () => {
    const leapDay = { from: "2024-02-29T08:00:00Z", to: "2024-02-29T09:00:00Z" };
    expect(compared(leapDay, { to: { shift: "P1Y" } })).toMatchObject({ from: "2023-02-28T08:00:00.000Z", to: "2023-02-28T09:00:00.000Z" });
    expect(compared({ from: "2026-03-30", to: "2026-03-31" }, { to: { shift: "P1M" } })).toMatchObject({
      from: "2026-02-27T23:00:00.000Z",
      to: "2026-02-28T23:00:00.000Z",
    });
  });
  it("puts whole months beside whole months", () => {
    expect(compared({ from: "2026-03-01", to: "2026-04-01" }, { to: "previous" }, "day").partners).toEqual([
      ...Array.from({ length: 28 }, (_, index) => index),
      null,
      null,
      null,
    ]);
  });
  it("puts a weekday beside the same weekday: a year is 52 weeks", () => {
    // Sunday 1 March 2026 and Sunday 2 March 2025
    expect(compared({ from: "2026-03-01", to: "2026-03-08" }, { to: { shift: "P1Y" }, align: "weekday" }, "day")).toEqual({
      from: "2025-03-01T23:00:00.000Z",
      to: "2025-03-08T23:00:00.000Z",
      partners: [0, 1, 2, 3, 4, 5, 6],
    });
  });
  it("compares whole weeks with whole weeks", () => {
    expect(compared({ last: 4, unit: "week" }, { to: { shift: "P1Y" } }, "week").partners).toEqual([0, 1, 2, 3]);
  });
  it("goes back by the calendar alone where it aligns by elapsed time: five quarters of weeks beside five quarters", () => {
    // Tuesday 1 October 2024 lies in the first week of the one, Saturday 1 July 2023 in that of the other.
    const { from, to, partners } = compared({ last: 5, unit: "quarter" }, { to: "previous", align: "elapsed" }, "week");
    expect([from, to]).toEqual(["2023-06-30T22:00:00.000Z", "2024-09-30T22:00:00.000Z"]);
    expect(partners.slice(0, 3)).toEqual([0, 1, 2]);
  });
  it("puts first beside first for a range of its own", () => {
    const result = compared({ from: "2026-03-01", to: "2026-03-04" }, { to: { from: "2025-12-24", to: "2025-12-26" } }, "day");
    expect(result.partners).toEqual([0, 1, null]);
  });
  it("measures a target over the very same span and buckets", () => {
    const range = { from: "2026-03-01", to: "2026-03-03" };
    expect(compared(range, { to: { target: "planned" } }, "day")).toEqual({
      from: "2026-02-28T23:00:00.000Z",
      to: "2026-03-02T23:00:00.000Z",
      partners: [0, 1],
    });
  });
  it("puts fiscal quarters beside those of the year before", () => {
    expect(compared({ last: 4, unit: "fiscalQuarter" }, { to: { shift: "P1Y" } }, "fiscalQuarter").partners).toEqual([0, 1, 2, 3]);
  });
  it("compares whole sprints with whole sprints: a year is 26 of them", () => {
    const sprint = { interval: "P2W", origin: "2026-01-05" };
    const result = compared({ last: 3, unit: sprint }, { to: { shift: "P1Y" } }, sprint);
    expect(result).toEqual({ from: "2025-02-16T23:00:00.000Z", to: "2025-03-30T22:00:00.000Z", partners: [0, 1, 2] });
  });
  it("puts the day that starts at one beside the one that starts at midnight", () => {
    const cairo = clockOf({ timeZone: "Africa/Cairo" }, Date.parse("2026-06-01T00:00:00Z"));
    const span = resolveRange({ from: "2026-04-23", to: "2026-04-26" }, cairo);
    const bounds = bucketBounds(span.from, span.to, "day", cairo);
    expect(resolveComparison({ id: "x", to: { shift: "P1W" } }, span, "day", bounds, cairo).partners).toEqual([0, 1, 2]);
  });
  it("puts both hours that clocks repeat beside the one of the day before, and none beside one that they skip", () => {
    const hours = (from: string, to: string) => compared({ from, to }, { to: { shift: "P1D" } }, "hour").partners;
    expect(hours("2025-10-26T01:00", "2025-10-26T04:00")).toEqual([0, 1, 1, 2]);
    expect(hours("2026-03-30T01:00", "2026-03-30T04:00")).toEqual([0, null, 1]);
  });
  it("falls back to the span of equal length where the range follows no calendar", () => {
    expect(compared({ from: "2026-03-20T10:00:00Z", to: "2026-03-20T12:30:00Z" }, { to: "previous" })).toMatchObject({
      from: "2026-03-20T07:30:00.000Z",
      to: "2026-03-20T10:00:00.000Z",
    });
  });
});
