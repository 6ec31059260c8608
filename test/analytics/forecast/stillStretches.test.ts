import { describe, expect, it } from "vitest";
import { stillStretches } from "../../../src/analytics/forecast/stillStretches.ts";
import { noise } from "../detect/series.ts";

describe("stillStretches(scaled, base, periods)", () => {
  /** 60 about noise of 5, and 0 in the given stretches. */
  const series = (length: number, ...shut: readonly (readonly [number, number])[]) => {
    return Float64Array.from(noise(length), (part, at) => (shut.some(([from, to]) => from <= at && at < to) ? 0 : 60 + 5 * part));
  };
  const found = (values: Float64Array, periods: readonly number[] = []) => stillStretches(values, values, periods).map(({ from, to }) => [from, to]);
  it("gives those of seven points and more", () => {
    expect(found(series(100, [20, 27], [50, 56], [70, 90]))).toEqual([[20, 27], [70, 90]]);
  });
  it("gives none that began or go on: nothing is on their other side", () => {
    expect(found(series(100, [0, 10], [90, 100]))).toEqual([]);
  });
  it("counts by what is known", () => {
    const values = series(100, [20, 30]);
    for (const at of [19, 22, 30]) values[at] = Number.NaN;
    expect(found(values)).toEqual([[20, 30]]);
  });
  it("gives none that are as still a period before or after, unless they are as long as that", () => {
    const rhythm = series(100, [10, 20], [38, 48], [80, 88]);
    expect(found(rhythm, [28])).toEqual([[80, 88]]);
    expect(found(rhythm, [7, 28])).toEqual([[80, 88]]);
    expect(found(rhythm, [7])).toEqual([[10, 20], [38, 48], [80, 88]]);
  });
  it("gives none of what never varies", () => {
    expect(found(new Float64Array(40).fill(3))).toEqual([]);
  });
});
