import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeInterval } from "../../src/analytics/newcombeInterval.ts";

describe("newcombeInterval(first, second)", () => {
  it("gives Newcombe's published bounds", () => {
    // Newcombe, Statistics in Medicine 17 (1998), table II, method 10
    const cases = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [10, 10, 0, 20, 0.6791, 1],
    ] as const;
    for (const [successes, n, otherSuccesses, otherN, lower, upper] of cases) {
      const interval = newcombeInterval({ successes, n }, { successes: otherSuccesses, n: otherN });
      expect(interval?.lower).toBeCloseTo(lower, 4);
      expect(interval?.upper).toBeCloseTo(upper, 4);
    }
  });
  it("is null where one side has no cases", () => {
    expect(newcombeInterval({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });
  it("holds the difference, stays in [−1, 1] and turns with its sides", () => {
    const share = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(share, share, ([n, at], [m, beside]) => {
        const first = { successes: Math.round(n * at), n };
        const second = { successes: Math.round(m * beside), n: m };
        const interval = newcombeInterval(first, second);
        const turned = newcombeInterval(second, first);
        if (interval === null || turned === null) throw new Error("an interval is missing");
        const difference = first.successes / n - second.successes / m;
        expect(interval.lower).toBeLessThanOrEqual(difference + 1e-12);
        expect(interval.upper).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(interval.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(interval.upper).toBeLessThanOrEqual(1 + 1e-12);
        expect(turned.lower).toBeCloseTo(-interval.upper, 12);
      }),
    );
  });
});
