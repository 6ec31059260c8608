import { describe, expect, it } from "vitest";
import { precisionOf, stabilize, unstabilize } from "../../../src/analytics/detect/stabilize.ts";

describe("stabilize(kind, value, n)", () => {
  it("leaves plain values alone", () => {
    expect(stabilize("plain", -3, null)).toBe(-3);
  });
  it("takes twice the root of a count and three eighths", () => {
    // 2 · √(8.625 + 0.375)
    expect(stabilize("count", 8.625, null)).toBe(6);
    expect(unstabilize("count", 6)).toBe(8.625);
    expect(unstabilize("count", 0.1)).toBe(0);
  });
  it("takes the logarithm of seconds, from a millisecond on", () => {
    expect(stabilize("duration", Math.E, null)).toBeCloseTo(1, 12);
    expect(stabilize("duration", 0, null)).toBe(Math.log(0.001));
  });
  it("takes the logit of a share with half a case on either side", () => {
    // 3 of 4: ln(3.5 / 1.5)
    expect(stabilize("share", 0.75, 4)).toBeCloseTo(Math.log(7 / 3), 12);
    expect(stabilize("share", 0, 9)).toBeCloseTo(Math.log(0.5 / 9.5), 12);
    expect(unstabilize("share", 0)).toBe(0.5);
  });
  it("weighs a share by its cases: √(n·p·(1 − p))", () => {
    expect([precisionOf("share", 0, 400), precisionOf("plain", 0, 400)]).toEqual([10, 1]);
  });
});
