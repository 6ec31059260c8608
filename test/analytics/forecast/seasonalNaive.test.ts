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
  it("repeats of what is far from the two before it the middle one of the three, where it is not to repeat incidents", () => {
    // Of 19 steps at the first place two are 90 wide, so a spread is 90 × √(2 ÷ 38), 20.6, and far is 61.9.
    const odd = (...last: readonly number[]) => Float64Array.from([...Array.from({ length: 40 - 2 * last.length }, (_, at) => (at % 2 === 0 ? 10 : 5)), ...last.flatMap((each) => [each, 5])]);
    const middles = (values: Float64Array, repeatsIncidents: boolean) => [...(seasonalNaive(values, 2, 2, { repeatsIncidents })?.middles ?? [])];
    expect(middles(odd(100), false)).toEqual([10, 5]);
    expect(middles(odd(100), true)).toEqual([100, 5]);
    expect(middles(odd(100, 100), false)).toEqual([100, 5]);
    expect(middles(odd(100, 10), false)).toEqual([10, 5]);
  });
  it("repeats what was last known at a place of which no more than two are", () => {
    const values = Float64Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 10 : at === 37 ? 5 : at === 39 ? 90 : Number.NaN));
    expect([...(seasonalNaive(values, 2, 2, { repeatsIncidents: false })?.middles ?? [])]).toEqual([10, 90]);
  });
  it("says nothing where a place of the period was never known", () => {
    expect(seasonalNaive(Float64Array.of(1, Number.NaN, 3, Number.NaN, 5), 2, 2)).toBe(null);
  });
});
