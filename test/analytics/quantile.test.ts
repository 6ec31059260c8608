import { describe, expect, it } from "vitest";
import { quantile, quantileSelected } from "../../src/analytics/quantile.ts";

describe("quantile(sorted, p)", () => {
  it("is null without numbers and the number itself with one", () => {
    expect([quantile([], 0.5), quantile([7], 0.9)]).toEqual([null, 7]);
  });
  it("lies linearly between the two nearest ranks", () => {
    // h = 0.9 · 4 = 3.6, between 40 and 50
    expect(quantile(Float64Array.of(10, 20, 30, 40, 50), 0.9)).toBeCloseTo(46, 12);
    expect(quantile([1, 2], 0.5)).toBe(1.5);
  });
  it("is the extremes at 0 and 1, and the value where all are equal", () => {
    expect([quantile([1, 5, 9], 0), quantile([1, 5, 9], 1), quantile([4, 4, 4], 0.3)]).toEqual([1, 9, 4]);
  });
});

describe("quantileSelected(numbers, p)", () => {
  it("is null without numbers and the number itself with one", () => {
    expect([quantileSelected(new Float64Array(), 0.5), quantileSelected(Float64Array.of(7), 0.9)]).toEqual([null, 7]);
  });
  it("is the quantile of the same numbers in order", () => {
    for (const size of [2, 31, 32, 33, 1_000]) {
      // 7919 is a prime: a walk through the remainders, some of them twice
      for (const modulus of [size, Math.ceil(size / 3), 1]) {
        const numbers = Float64Array.from({ length: size }, (_, index) => (index * 7_919) % modulus);
        const sorted = numbers.slice().sort();
        for (const p of [0, 0.1, 0.5, 0.9, 1]) expect(quantileSelected(numbers.slice(), p)).toBe(quantile(sorted, p));
      }
    }
  });
});
