import { describe, expect, it } from "vitest";
import { funnelBar } from "../../../src/widgets/funnel/funnelGeometry.ts";
import { modelOf, threeSteps } from "./funnelAnswer.ts";

const bars = (counts: readonly number[], base: "first" | "previous") => {
  const [cells = []] = modelOf(threeSteps, { all: counts }).cells;
  return cells.map((_, step) => funnelBar(cells, step, base));
};

describe("funnelBar", () => {
  it("funnelBar(first) is a share of who entered, and the drop-off reaches to the bar before", () => {
    expect(bars([100, 50, 20], "first")).toEqual([
      { reached: 1, before: 1, ghost: null },
      { reached: 0.5, before: 1, ghost: null },
      { reached: 0.2, before: 0.5, ghost: null },
    ]);
  });

  it("funnelBar(previous) is a share of the step before, which is the whole track", () => {
    expect(bars([100, 50, 20], "previous")).toEqual([
      { reached: 1, before: 1, ghost: null },
      { reached: 0.5, before: 1, ghost: null },
      { reached: 0.4, before: 1, ghost: null },
    ]);
  });

  it("funnelBar(nobody) has no length, and nobody drops off after nobody", () => {
    expect(bars([0, 0, 0], "first")).toEqual(Array(3).fill({ reached: 0, before: 0, ghost: null }));
    expect(bars([10, 0, 0], "previous")[2]).toEqual({ reached: 0, before: 0, ghost: null });
  });
});
