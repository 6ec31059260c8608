import { describe, expect, it } from "vitest";
import { comparisonDates } from "../../src/cockpit/comparisonDates.ts";

const clock = { now: Date.parse("2026-11-21T03:30:00Z"), timeZone: "Asia/Shanghai", weekStart: "monday" } as const;
const days = (span: { readonly from: number; readonly to: number } | null) => span && [span.from, span.to].map((at) => new Date(at).toISOString());

describe("comparisonDates", () => {
  it("gives whole days of the reporting zone: as many before, a year before, the weekdays a week before", () => {
    const range = { last: 28, unit: "day" } as const;
    expect(days(comparisonDates(range, "previous", clock))).toEqual(["2026-09-25T16:00:00.000Z", "2026-10-23T16:00:00.000Z"]);
    expect(days(comparisonDates(range, "yearAgo", clock))).toEqual(["2025-10-23T16:00:00.000Z", "2025-11-20T16:00:00.000Z"]);
    expect(days(comparisonDates(range, "sameWeekday", clock))).toEqual(["2026-10-16T16:00:00.000Z", "2026-11-13T16:00:00.000Z"]);
  });

  it("gives a month to date the same days of the month before, today's counterpart whole", () => {
    expect(days(comparisonDates({ toDate: "month" }, "previous", clock))).toEqual(["2026-09-30T16:00:00.000Z", "2026-10-21T16:00:00.000Z"]);
  });

  it("counts working days by the calendar", () => {
    const business = { weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"] } as const;
    expect(days(comparisonDates({ last: 5, unit: "businessDay" }, "previous", { ...clock, business }))).toEqual([
      "2026-11-08T16:00:00.000Z",
      "2026-11-13T16:00:00.000Z",
    ]);
  });

  it("knows none of business days without a calendar", () => {
    expect(comparisonDates({ last: 5, unit: "businessDay" }, "previous", clock)).toBe(null);
  });
});
