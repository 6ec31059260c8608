import { describe, expect, it } from "vitest";
import { seasonalNaive } from "../../../src/analytics/forecast/seasonalNaive.ts";

describe("seasonalNaive(values, horizon, period)", () => {
  it("repeats what was last known at the same place, wider by each period", () => {
    const found = seasonalNaive(Float64Array.of(1, 5, 3, 3, 5, Number.NaN, 7, 5), 4, 2);
    expect([...(found?.middles ?? [])]).toEqual([7, 5, 7, 5]);
    // All five known steps, 1→3→5→7 and 5→3→5, are 2 wide.
    expect(found?.noise).toBe(2);
    expect([...(found?.deviations ?? [])]).toEqual([2, 2, 2 * Math.SQRT2, 2 * Math.SQRT2]);
  });
  it("says nothing where a place of the period was never known", () => {
    expect(seasonalNaive(Float64Array.of(1, Number.NaN, 3, Number.NaN, 5), 2, 2)).toBe(null);
  });
});
