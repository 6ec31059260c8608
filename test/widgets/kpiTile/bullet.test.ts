import { describe, expect, it } from "vitest";
import { bullet } from "../../../src/widgets/kpiTile/bullet.ts";

describe("bullet", () => {
  it("bullet(share) measures large shares against 1 and small ones against each other", () => {
    expect(bullet(0.8, 0.9, "up", true)).toEqual({ zero: 0, value: 0.8, target: 0.9, met: false });
    const { value, target } = bullet(0.11, 0.1, "down", true);
    expect([value.toFixed(4), target.toFixed(4)]).toEqual(["0.9091", "0.8264"]);
  });

  it("bullet(amount) leaves a tenth of room behind the larger of the two", () => {
    const { zero, value, target, met } = bullet(50, 100, "down", false);
    expect([zero, value.toFixed(4), target.toFixed(4), met]).toEqual([0, "0.4545", "0.9091", true]);
  });

  it("bullet(negative value) starts left of zero", () => {
    const { zero, value } = bullet(-10, 0, "neutral", false);
    expect([zero, value]).toEqual([1, 0]);
    expect(bullet(-10, 100, "up", false).zero).toBe(10 / 120);
  });

  it("bullet(0, 0) is all zero and no fraction of nothing", () => {
    expect(bullet(0, 0, "up", false)).toEqual({ zero: 0, value: 0, target: 0, met: true });
  });

  it("bullet(direction) says who has met the target", () => {
    expect(bullet(90, 90, "up", false).met).toBe(true);
    expect(bullet(91, 90, "down", false).met).toBe(false);
    expect(bullet(91, 90, "neutral", false).met).toBe(null);
    expect(bullet(91, 90, { band: [80, 95] }, false).met).toBe(true);
  });
});
