import { describe, expect, it } from "vitest";
import { openSince } from "../../../src/widgets/funnel/openSince.ts";

function answer(incompleteFrom: string | undefined, computedAt: string, timeZone = "UTC") {
  return { timeZone, freshness: { computedAt, source: "live" as const }, ...(incompleteFrom !== undefined && { incompleteFrom }) };
}

describe("openSince", () => {
  it.each([
    ["a window later than the bucket's start", "2026-03-16T00:00:00.000Z", "2026-03-18T10:20:00.000Z", "P1D", "UTC", "2026-03-17T10:20:00.000Z"],
    ["the bucket's start where the window reaches before it", "2026-03-16T00:00:00.000Z", "2026-03-18T10:20:00.000Z", "P3D", "UTC", "2026-03-16T00:00:00.000Z"],
    ["a window of hours", "2026-03-18T00:00:00.000Z", "2026-03-18T10:20:00.000Z", "PT2H30M", "UTC", "2026-03-18T07:50:00.000Z"],
    ["a month that is shorter", "2026-01-01T00:00:00.000Z", "2026-03-31T10:20:00.000Z", "P1M", "UTC", "2026-02-28T10:20:00.000Z"],
    ["the same time of day across a change of clocks", "2026-03-01T05:00:00.000Z", "2026-03-08T16:00:00.000Z", "P1D", "America/New_York", "2026-03-07T17:00:00.000Z"],
    ["a date of the zone", "2026-03-15T16:00:00.000Z", "2026-03-18T20:00:00.000Z", "P1W", "Asia/Shanghai", "2026-03-15T16:00:00.000Z"],
  ])("openSince(answer, window) is %s", (_, incompleteFrom, computedAt, window, timeZone, since) => {
    expect(openSince(answer(incompleteFrom, computedAt, timeZone), window)).toBe(since);
  });

  it("openSince(answer) of which every window is over is null", () => {
    expect(openSince(answer(undefined, "2026-03-18T10:20:00.000Z"), "P1D")).toBeNull();
  });
});
