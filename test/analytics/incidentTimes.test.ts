import { describe, expect, it } from "vitest";
import { incidentTimes, leftOut } from "../../src/analytics/incidentTimes.ts";
import type { Grain } from "../../src/query/range.ts";

const day = (date: number, hour = 0) => new Date(Date.UTC(2026, 2, date, hour)).toISOString();
/** Starts of the buckets that are left out. */
const out = (grain: Grain, starts: readonly string[], end: string, from: string, to: string) =>
  incidentTimes(grain, [{ from, to }], { starts, end }).map((time) => time.from);

describe("incidentTimes(grain, incidents, buckets)", () => {
  const days = [2, 3, 4, 5].map((date) => day(date));
  it("leftOut(grain, incidents, buckets) says the same of each bucket", () => {
    expect(leftOut("day", [{ from: day(3, 10), to: day(4, 1) }], { starts: days, end: day(6) })).toEqual([false, true, true, false]);
    expect(leftOut("day", [], { starts: days, end: day(6) })).toEqual([false, false, false, false]);
  });
  it("leaves out each day that an incident touches, whole, and not the one in which it is over", () => {
    expect(incidentTimes("day", [{ from: day(3, 10), to: day(4, 1) }], { starts: days, end: day(6) })).toEqual([
      { from: day(3), to: day(4) },
      { from: day(4), to: day(5) },
    ]);
    expect(out("day", days, day(6), day(3), day(4))).toEqual([day(3)]);
    expect(out("day", days, day(6), day(5, 23), day(9))).toEqual([day(5)]);
    expect(out("day", days, day(6), day(1), day(2))).toEqual([]);
  });
  it("leaves out hours that an incident touches", () => {
    const hours = [8, 9, 10].map((hour) => day(3, hour));
    expect(out("hour", hours, day(3, 11), "2026-03-03T09:59:00Z", "2026-03-03T10:01:00Z")).toEqual([day(3, 9), day(3, 10)]);
  });
  it("leaves out of weeks those of which it has half", () => {
    const weeks = [day(2), day(9)];
    expect(out("week", weeks, day(16), day(3), day(6))).toEqual([]);
    expect(out("week", weeks, day(16), day(3), day(6, 12))).toEqual([day(2)]);
    expect(out("week", weeks, day(16), day(5, 12), day(12, 12))).toEqual([day(2), day(9)]);
  });
  it("knows a day of 25 hours by where the next begins, and takes a Friday for a day", () => {
    // Berlin goes back to winter time in the night to October 25.
    const clocks = ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"];
    expect(out("day", clocks, "2026-10-26T23:00:00.000Z", "2026-10-25T22:30:00Z", "2026-10-25T23:00:00Z")).toEqual([clocks[0]]);
    const fridayAndMonday = [day(6), day(9)];
    expect(out("businessDay", fridayAndMonday, day(10), day(6, 12), day(6, 14))).toEqual([day(6)]);
    expect(out("businessDay", fridayAndMonday, day(10), day(7), day(9))).toEqual([]);
  });
  it("leaves out nothing of no incident, or of no bucket", () => {
    expect(incidentTimes("day", [], { starts: days, end: day(6) })).toEqual([]);
    expect(out("day", [], day(6), day(1), day(9))).toEqual([]);
  });
});
