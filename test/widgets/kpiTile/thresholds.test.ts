import { describe, expect, it } from "vitest";
import { thresholdStatus } from "../../../src/widgets/kpiTile/thresholds.ts";

const low = { warning: 0.88, bad: 0.8, hysteresis: 0.02 };
const high = { warning: 300, bad: 600 };

describe("thresholdStatus", () => {
  it("thresholdStatus(low is bad) gets worse at each limit", () => {
    expect([0.9, 0.88, 0.81, 0.8].map((value) => thresholdStatus(value, low))).toEqual(["good", "warning", "warning", "bad"]);
  });

  it("thresholdStatus(high is bad) gets worse at each limit", () => {
    expect([299, 300, 599, 600].map((value) => thresholdStatus(value, high))).toEqual(["good", "warning", "warning", "bad"]);
  });

  it("thresholdStatus(previous) improves only beyond the limit by the hysteresis", () => {
    expect(thresholdStatus(0.89, low, "warning")).toBe("warning");
    expect(thresholdStatus(0.91, low, "warning")).toBe("good");
    expect(thresholdStatus(0.81, low, "bad")).toBe("bad");
    expect(thresholdStatus(0.83, low, "bad")).toBe("warning");
    expect(thresholdStatus(0.95, low, "bad")).toBe("good");
  });

  it("thresholdStatus(previous) gets worse at once", () => {
    expect(thresholdStatus(0.79, low, "good")).toBe("bad");
  });

  it("thresholdStatus(its own answer) stays", () => {
    for (const value of [0.78, 0.8, 0.81, 0.82, 0.85, 0.88, 0.89, 0.9, 0.95]) {
      for (const previous of ["good", "warning", "bad"] as const) {
        const status = thresholdStatus(value, low, previous);
        expect(thresholdStatus(value, low, status)).toBe(status);
      }
    }
  });
});
