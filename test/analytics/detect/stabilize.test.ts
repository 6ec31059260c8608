import { describe, expect, it } from "vitest";
import { precisionOf, stabilize, unstabilize } from "../../../src/analytics/detect/stabilize.ts";

describe("stabilize(kind, value, n)", () => {
  it("leaves plain values alone", () => {
    expect(stabilize("plain", -3, null)).toBe(-3);
  });
  it("takes twice the root of a count and three eighths", () => {
    // 2 · √(8.625 + 0.375)
    expect(stabilize("count", 8.625, null)).toBe(6);
    expect(unstabilize("count", 6, null)).toBe(8.625);
    expect(unstabilize("count", 0.1, null)).toBe(0);
  });
  it("takes the logarithm of seconds, from a millisecond on", () => {
    expect(stabilize("duration", Math.E, null)).toBeCloseTo(1, 12);
    expect(stabilize("duration", 0, null)).toBe(Math.log(0.001));
  });
  it("takes the arcsine of the root of a share with three eighths of a case on either side", () => {
    // 3 of 4: arcsin √(3.375 / 4.75); none of 3: arcsin √(0.375 / 3.75); half: 45°
    expect(stabilize("share", 0.75, 4)).toBeCloseTo(Math.asin(Math.sqrt(27 / 38)), 12);
    expect(stabilize("share", 0, 3)).toBeCloseTo(Math.asin(Math.sqrt(0.1)), 12);
    expect(stabilize("share", 0.5, 9)).toBeCloseTo(Math.PI / 4, 12);
  });
  it("comes back to the share of so many cases, and no further than 0 and 1", () => {
    for (const n of [1, 4, 300, null]) {
      for (const share of [0, 0.25, 0.5, 1]) expect(unstabilize("share", stabilize("share", share, n), n)).toBeCloseTo(share, 12);
      expect([unstabilize("share", -1, n), unstabilize("share", 2, n)]).toEqual([0, 1]);
    }
  });
  it("weighs a share by its cases: √(4n + 2)", () => {
    expect([precisionOf("share", 24.5), precisionOf("plain", 24.5)]).toEqual([10, 1]);
  });
});
