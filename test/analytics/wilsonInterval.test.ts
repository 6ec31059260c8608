import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../src/analytics/wilsonInterval.ts";

describe("wilsonInterval(successes, n)", () => {
  it("gives Newcombe's published bounds", () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29
    const cases = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [successes, n, lower, upper] of cases) {
      const interval = wilsonInterval(successes, n);
      expect(interval?.lower).toBeCloseTo(lower, 4);
      expect(interval?.upper).toBeCloseTo(upper, 4);
    }
  });
  it("is null without cases and for impossible counts, and a share of any number of cases", () => {
    expect([wilsonInterval(0, 0), wilsonInterval(3, 2), wilsonInterval(-1, 2)]).toEqual([null, null, null]);
    expect(wilsonInterval(0, 1e-200)).toEqual({ lower: 0, upper: 1, level: 0.95 });
    expect(wilsonInterval(1e140, 1e140)).toEqual({ lower: 1, upper: 1, level: 0.95 });
  });
  it("holds the share, stays in [0, 1] and narrows with n", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, at) => {
        const successes = Math.round(at * n);
        const few = wilsonInterval(successes, n);
        const many = wilsonInterval(successes * 10, n * 10);
        if (few === null || many === null) throw new Error("an interval is missing");
        expect(few.lower).toBeGreaterThanOrEqual(0);
        expect(few.upper).toBeLessThanOrEqual(1);
        expect(few.lower).toBeLessThanOrEqual(successes / n);
        expect(few.upper).toBeGreaterThanOrEqual(successes / n);
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
      }),
    );
  });
});
