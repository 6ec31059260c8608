import { describe, expect, it } from "vitest";
import { noiseOf } from "../../../src/analytics/changePoints/noiseOf.ts";
import { partition } from "../../../src/analytics/changePoints/partition.ts";
import { segmentsOf } from "../../../src/analytics/changePoints/segmentCosts.ts";
import { noise } from "../detect/series.ts";

describe("segmentsOf(values, shape)", () => {
  it("gives the squares about the best line and the best level", () => {
    const values = Float64Array.of(1, 3, Number.NaN, 7, 8);
    // About 4.75: 14.0625 + 3.0625 + 5.0625 + 10.5625.
    expect(segmentsOf(values, "level").cost(0, 5)).toBeCloseTo(32.75, 9);
    expect(segmentsOf(values, "linear").cost(0, 4)).toBeCloseTo(0, 9);
    expect(segmentsOf(values, "linear").line(0, 4)).toEqual({ start: expect.closeTo(1, 9), slope: expect.closeTo(2, 9), squares: expect.closeTo(0, 9) });
  });
});

describe("partition(segments, places, penalty, least)", () => {
  const values = Float64Array.of(0, 0, 0, 5, 5, 5, 5, 1, 1, 1);
  const places = Array.from({ length: 11 }, (_, at) => at);
  it("parts where the squares saved are more than the penalty", () => {
    const segments = segmentsOf(values, "level");
    expect(partition(segments, places, 1, 2)).toEqual([3, 7]);
    expect(partition(segments, places, 1000, 2)).toEqual([]);
  });
  it("costs no more than any other parting", () => {
    const random = noise(9);
    const segments = segmentsOf(Float64Array.from(random), "level");
    const costOf = (inner: readonly number[]) => [0, ...inner].reduce((sum, from, at) => sum + segments.cost(from, inner[at] ?? 9) + 0.3, 0);
    const best = costOf(partition(segments, places.slice(0, 10), 0.3, 1));
    for (let mask = 0; mask < 256; mask++) {
      expect(best).toBeLessThanOrEqual(costOf(Array.from({ length: 8 }, (_, at) => at + 1).filter((_, at) => mask & (1 << at))) + 1e-9);
    }
  });
});

describe("noiseOf(values)", () => {
  it("does not take a step or a slope for noise, and tells how neighbors go together", () => {
    const even = noise(2000);
    // Uniform on [−1, 1]: deviation 1 ÷ √3 = 0.577.
    expect(noiseOf(Float64Array.from(even)).deviation).toBeCloseTo(0.577, 1);
    expect(noiseOf(Float64Array.from(even, (value, at) => value + (at > 900 ? 50 + at : 0))).deviation).toBeCloseTo(0.577, 1);
    let state = 0;
    const { rho } = noiseOf(Float64Array.from(even, (value) => (state = 0.7 * state + value)));
    expect(Math.abs(rho - 0.7)).toBeLessThan(0.15);
    expect(noiseOf(Float64Array.from(even)).rho).toBeLessThan(0.1);
  });
  it("knows none of a constant", () => {
    expect(noiseOf(new Float64Array(20))).toEqual({ deviation: 0, rho: 0 });
  });
});
