import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoProportionTest } from "../../src/analytics/twoProportionTest.ts";

const test = (a: number, n: number, b: number, m: number) =>
  twoProportionTest({ successes: a, n }, { successes: b, n: m });

describe("twoProportionTest", () => {
  it("twoProportionTest(60/100, 40/100) has z = 0.2/√(0.5·0.5·0.02) = 2√2 and p = 0.004678", () => {
    const { difference, z, p } = test(60, 100, 40, 100) ?? { difference: 0, z: 0, p: 0 };
    expect([difference, z, p].map((value) => Number(value.toPrecision(9)))).toEqual([0.2, 2.82842712, 0.00467773498]);
  });

  it("twoProportionTest(equal shares) has p = 1", () => {
    expect(test(30, 100, 60, 200)).toEqual({ difference: 0, z: 0, p: 1 });
  });

  it("twoProportionTest says nothing without cases, or where fewer than five are expected in a cell", () => {
    expect(test(0, 0, 40, 100)).toBe(null);
    expect(test(0, 0, 0, 0)).toBe(null);
    expect(test(100, 100, 50, 50)).toBe(null);
    expect(test(4, 40, 5, 50)).toBe(null);
    expect(test(5, 50, 5, 50)).toEqual({ difference: 0, z: 0, p: 1 });
  });

  it("twoProportionTest is the same whichever comes first, but for the sign", () => {
    const count = fc.integer({ min: 30, max: 4000 });
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (n, m, x, y) => {
        const [one, other] = [test(Math.floor(x * n), n, Math.floor(y * m), m), test(Math.floor(y * m), m, Math.floor(x * n), n)];
        expect(one === null).toBe(other === null);
        expect((one?.z ?? 0) + (other?.z ?? 0)).toBe(0);
        expect(one?.p).toBe(other?.p);
      }),
    );
  });

  it("twoProportionTest has a finite z where the variance is smaller than a number can be", () => {
    expect(test(1e270, 1e300, 0, 1e300)?.z).toBeCloseTo(1e135, -121);
  });
});
