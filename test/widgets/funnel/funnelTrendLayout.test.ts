import { describe, expect, it } from "vitest";
import { textWidth } from "../../../src/widgets/chart/textWidth.ts";
import { bucketX, funnelTrendLayout } from "../../../src/widgets/funnel/funnelTrendLayout.ts";
import { chartContext as context } from "../chartContext.ts";
import { modelOf, threeSteps } from "./funnelAnswer.ts";

describe("funnelTrendLayout", () => {
  it("funnelTrendLayout(all zero) has the axis of all shares, of few conversions at least 1%, and no more than others need", () => {
    const ends = [[0, 0], [null, null], [0, 0.004], [0.2, 0.31]].map((conversion) => {
      const line = { entered: [9, 9], converted: [0, 0], conversion, compare: [null, null], small: new Set<number>() };
      const starts = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"];
      const part = { view: "trend", grain: "day", starts, openFrom: 2, wholeFrom: 0, lines: [line] } as const;
      return funnelTrendLayout({ ...modelOf(threeSteps, { all: [9, 9, 9] }), ...part }, context).max;
    });
    expect(ends).toEqual([1, 1, 0.01, 0.4]);
  });

  it("funnelTrendLayout(a very low place) gives the dates' room to the plot, and is as high as its place", () => {
    const line = { entered: [9, 9], converted: [0, 0], conversion: [0.2, 0.3], compare: [null, null], small: new Set<number>() };
    const starts = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"];
    const model = { ...modelOf(threeSteps, { all: [9, 9, 9] }), view: "trend", grain: "day", starts, openFrom: 2, wholeFrom: 0, lines: [line] } as const;
    const [least, low] = [76, 70].map((height) => funnelTrendLayout(model, { ...context, height }));
    expect([least?.height, least?.ticks.length]).toEqual([40, 2]);
    expect([low?.height, low?.ticks.length]).toEqual([70 - 10 - 8, 0]);
  });

  it("funnelTrendLayout(many days, the last of them named) leaves room for all of the last date", () => {
    const starts = Array.from({ length: 57 }, (_, at) => new Date(Date.UTC(2026, 0, 20 + at)).toISOString());
    const none = starts.map(() => null);
    const line = { entered: none.map(() => 9), converted: none.map(() => 0), conversion: none.map(() => 0.2), compare: none, small: new Set<number>() };
    const model = { ...modelOf(threeSteps, { all: [9, 9, 9] }), view: "trend", grain: "day", starts, openFrom: 57, wholeFrom: 0, lines: [line] } as const;
    for (const width of [320, 480, 640, 900]) {
      const layout = funnelTrendLayout(model, { ...context, width });
      for (const { index, text } of layout.ticks) expect(bucketX(layout, index) + textWidth(text) / 2).toBeLessThanOrEqual(width);
    }
  });
});
