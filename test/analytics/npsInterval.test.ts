import { describe, expect, it } from "vitest";
import { npsInterval, npsVariance } from "../../src/analytics/npsInterval.ts";

describe("npsVariance(counts)", () => {
  it("is that of answers counted as 1, 0 and −1, over n", () => {
    // six answers 1, 1, 1, 0, 0, −1: mean 1/3, mean of squares 4/6; (4/6 − 1/9) / 6
    expect(npsVariance({ promoters: 3, detractors: 1, n: 6 })).toBeCloseTo(5 / 54, 15);
  });
  it("is 0 where all answer alike, and null without answers", () => {
    expect(npsVariance({ promoters: 4, detractors: 0, n: 4 })).toBe(0);
    expect(npsVariance({ promoters: 0, detractors: 0, n: 0 })).toBeNull();
  });
});

describe("npsInterval(counts)", () => {
  it("adds three answers, of which ¾ are promoters and ¾ detractors", () => {
    // (40.75 − 20.75) / 103 = 0.194175; variance (61.5/103 − 0.194175²) / 103 = 0.00543082; × 1.959964: 0.144437
    const interval = npsInterval({ promoters: 40, detractors: 20, n: 100 });
    expect(interval?.lower).toBeCloseTo(0.194175 - 0.144437, 5);
    expect(interval?.upper).toBeCloseTo(0.194175 + 0.144437, 5);
  });
  it("claims no certainty where all answer alike, and ends at 1", () => {
    const interval = npsInterval({ promoters: 5, detractors: 0, n: 5 });
    expect(interval?.lower).toBeLessThan(0.5);
    expect(interval?.upper).toBe(1);
  });
  it("is null without answers", () => {
    expect(npsInterval({ promoters: 0, detractors: 0, n: 0 })).toBeNull();
  });
});
