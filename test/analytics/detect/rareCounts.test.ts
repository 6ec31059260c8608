import { describe, expect, it } from "vitest";
import { rareCounts } from "../../../src/analytics/detect/rareCounts.ts";

describe("rareCounts(mean, points)", () => {
  // A mean of 1 from one point: 1.5 cases, odds of a half. P(0) = 0.5^1.5, P(k + 1) = P(k) · (1.5 + k) / (k + 1) / 2.
  const none = 0.5 ** 1.5;
  const [one, two] = [none * 0.75, none * 0.75 * 0.625];
  const counts = rareCounts(1, 1);

  it("sums the negative binomial's chances on the count's side of the mean", () => {
    expect(counts.surpriseOf(0)).toBeCloseTo(-Math.log10(none), 12);
    expect(counts.surpriseOf(1)).toBeCloseTo(-Math.log10(none + one), 12);
    expect(counts.surpriseOf(2)).toBeCloseTo(-Math.log10(1 - none - one), 12);
    expect(counts.surpriseOf(3)).toBeCloseTo(-Math.log10(1 - none - one - two), 12);
  });
  it("is 12 at the most", () => {
    expect(counts.surpriseOf(1000)).toBe(12);
  });
  it("names the least count above the mean that is at least so rare", () => {
    for (const surprise of [0.1, 0.5, 1, 2, 3.5, 6, 9, 12]) {
      const count = counts.countAt(surprise);
      expect(counts.surpriseOf(count)).toBeGreaterThanOrEqual(surprise);
      expect(count === 2 || counts.surpriseOf(count - 1) < surprise).toBe(true);
    }
    expect(counts.countAt(0)).toBe(2);
  });
  it("is a Poisson's where the mean is known from many points", () => {
    // 1 − e⁻² (1 + 2 + 2 + 4/3)
    expect(rareCounts(2, 1e6).surpriseOf(4)).toBeCloseTo(-Math.log10(1 - Math.exp(-2) * (19 / 3)), 4);
  });
});
