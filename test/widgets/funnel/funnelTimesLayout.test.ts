import { describe, expect, it } from "vitest";
import { axisSpans, timesScale } from "../../../src/widgets/funnel/funnelTimesLayout.ts";

const times = (counts: readonly number[], compare: readonly (number | null)[] = []) => ({
  counts,
  compare,
  n: counts.reduce((sum, one) => sum + one, 0),
  medianSeconds: null,
  p90Seconds: null,
});

describe("timesScale", () => {
  it("timesScale compares shapes: each bar is a share of its own segment, the tallest anywhere is 1", () => {
    expect(timesScale({ times: [times([8, 2]), times([1, 3])] }).own).toEqual([
      [1, 0.25],
      [0.3125, 0.9375],
    ]);
  });

  it("timesScale(nobody) is flat", () => {
    expect(timesScale({ times: [times([0, 0], [null, null])] })).toEqual({ own: [[0, 0]], compare: [[0, 0]] });
    expect(timesScale({ times: [] })).toEqual({ own: [], compare: [] });
  });
});

describe("axisSpans", () => {
  it("axisSpans(twenty) names five starts, evenly apart", () => {
    const spans = Array.from({ length: 20 }, (_, index) => ({ from: index * 60, to: (index + 1) * 60 }));
    expect(axisSpans(spans)).toEqual([
      { from: 0, at: 0 },
      { from: 240, at: 0.2 },
      { from: 480, at: 0.4 },
      { from: 720, at: 0.6 },
      { from: 960, at: 0.8 },
    ]);
    expect(axisSpans([])).toEqual([]);
  });
});
