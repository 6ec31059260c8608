import { describe, expect, it } from "vitest";
import { correlation } from "../../src/analytics/correlation.ts";

/** Anscombe, "Graphs in Statistical Analysis", The American Statistician 27 (1973), the first of four. */
const anscombe = [
  [10, 8.04], [8, 6.95], [13, 7.58], [9, 8.81], [11, 8.33], [14, 9.96],
  [6, 7.24], [4, 4.26], [12, 10.84], [7, 4.82], [5, 5.68],
] as const;

describe("correlation(pairs)", () => {
  it("gives r and Fisher's interval of Anscombe's first set", () => {
    const found = correlation(anscombe);
    expect(found?.r).toBeCloseTo(0.81642, 5);
    expect(found?.lower).toBeCloseTo(0.42439, 5);
    expect(found?.upper).toBeCloseTo(0.95069, 5);
    expect(found?.n).toBe(11);
  });
  it("ranks equal numbers alike", () => {
    // ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: deviations −1.5, 0, 0, 1.5 and −1.5, 0.5, −0.5, 1.5; 4.5 / √(4.5 · 5)
    const found = correlation([[1, 10], [2, 30], [2, 20], [9, 40]], { method: "spearman" });
    expect(found?.r).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });
  it("is 1 for the ranks of a curve that rises, its interval included", () => {
    const found = correlation([[1, 1], [2, 8], [3, 27], [4, 64]], { method: "spearman" });
    expect(found?.r).toBeCloseTo(1, 12);
    expect(found?.lower).toBeCloseTo(1, 12);
    expect(found?.upper).toBeCloseTo(1, 12);
  });
  it("leaves pairs out of which one number is not known", () => {
    expect(correlation([[0, 1], [4, 2], [3, null], [null, 9]])).toEqual({
      r: expect.closeTo(1, 12) as number,
      n: 2,
      lower: null,
      upper: null,
      level: 0.95,
    });
  });
  it("is null without two pairs, and where one number is always the same", () => {
    expect([correlation([]), correlation([[1, 2]]), correlation([[1, 2], [1, 3], [1, 4]])]).toEqual([null, null, null]);
  });
  it("keeps its digits far from 0", () => {
    const far = anscombe.map(([x, y]) => [x + 1e9, y] as const);
    expect(correlation(far)?.r).toBeCloseTo(0.81642, 5);
  });
  it("is null of a constant whose mean is another float", () => {
    for (const constant of [0.1, 0.2, 0.3, 0.7, 1.1, 3.3]) {
      for (const n of [3, 5, 6, 7, 10]) {
        const pairs = Array.from({ length: n }, (_, index) => [constant, ((index * 7919) % 13) + 0.5] as const);
        expect([constant, n, correlation(pairs), correlation(pairs.map(([x, y]) => [y, x] as const))]).toEqual([constant, n, null, null]);
      }
    }
  });
  it("is the same of numbers so small that their squares are none", () => {
    const small = anscombe.map(([x, y]) => [x * 1e-200, y] as const);
    expect(correlation(small)?.r).toBeCloseTo(0.81642, 5);
  });
});
