import { describe, expect, it } from "vitest";
import { autoGrain } from "../../src/time/autoGrain.ts";
import { clockOf, resolveRange } from "../../src/time/resolveRange.ts";

const day = 86_400_000;
const of = (days: number, options?: { readonly most: number }) => autoGrain({ from: 0, to: days * day }, options);

describe("autoGrain(span)", () => {
  it.each([
    [1 / 24, "minute"],
    [1 / 12, "minute"],
    [1, "hour"],
    [2, "hour"],
    [3, "day"],
    [92, "day"],
    [93, "week"],
    [731, "week"],
    [732, "month"],
    [3653, "month"],
    [3700, "quarter"],
    [14_610, "quarter"],
    [15_000, "year"],
  ])("cuts %s days by the %s", (days, grain) => {
    expect(of(days)).toBe(grain);
  });
  it("takes two days of 49 hours together for two days", () => {
    expect(of(2 + 1 / 24)).toBe("hour");
  });
  it("does not cut a year of months by weeks", () => {
    const clock = clockOf(undefined, Date.parse("2026-04-15T10:20:00Z"));
    expect(autoGrain(resolveRange({ last: 12, unit: "month" }, clock))).toBe("month");
    expect(autoGrain(resolveRange({ toDate: "fiscalYear" }, clock))).toBe("month");
    expect(autoGrain(resolveRange({ last: 365, unit: "day" }, clock))).toBe("week");
  });
  it("takes a coarser grain where there would be more buckets than wished", () => {
    expect(of(2, { most: 40 })).toBe("day");
    expect(of(92, { most: 60 })).toBe("week");
    expect(of(36_500, { most: 10 })).toBe("year");
  });
});
