import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueTicks } from "../../src/charts/valueTicks.ts";

describe("valueTicks", () => {
  it("valueTicks(low, high) are round and hold both ends", () => {
    expect(valueTicks(0, 503, { intervals: 4 })).toEqual({ min: 0, max: 600, step: 200, intervals: 3 });
    expect(valueTicks(0.82, 0.91, { intervals: 4 })).toEqual({ min: 0.8, max: 0.925, step: 0.025, intervals: 5 });
    expect(valueTicks(-12, 30, { intervals: 5 })).toEqual({ min: -20, max: 30, step: 10, intervals: 5 });
  });

  it("valueTicks(counts) never step by less than one", () => {
    expect(valueTicks(0, 2, { intervals: 5, unit: "count" })).toEqual({ min: 0, max: 2, step: 1, intervals: 2 });
  });

  it("valueTicks(seconds) step as clocks do", () => {
    expect(valueTicks(0, 100, { intervals: 4, unit: "seconds" }).step).toBe(30);
    expect(valueTicks(0, 5000, { intervals: 4, unit: "seconds" }).step).toBe(1800);
    expect(valueTicks(0, 400_000, { intervals: 4, unit: "seconds" }).step).toBe(172_800);
  });

  it("valueTicks(equal ends) has room", () => {
    expect(valueTicks(0, 0, { intervals: 4 })).toEqual({ min: 0, max: 1, step: 0.25, intervals: 4 });
    expect(valueTicks(5, 5, { intervals: 4 }).max).toBeGreaterThan(5);
  });

  it("valueTicks(exactly) has as many intervals as the other axis", () => {
    expect(valueTicks(0, 503, { intervals: 4, exactly: true })).toEqual({ min: 0, max: 800, step: 200, intervals: 4 });
  });

  it("valueTicks(low, high) always hold low and high", () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.boolean(), fc.constantFrom("seconds", "count", "other"), (a, b, exactly, unit) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const ticks = valueTicks(low, high, { intervals: 4, exactly, unit });
        const slack = 1e-6 * Math.max(1, Math.abs(low), Math.abs(high));
        expect(ticks.min).toBeLessThanOrEqual(low + slack);
        expect(ticks.max).toBeGreaterThanOrEqual(high - slack);
      }),
    );
  });
});
