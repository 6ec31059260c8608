import { describe, expect, it } from "vitest";
import { sparklinePaths } from "../../../src/widgets/chart/sparkline.ts";

describe("sparklinePaths", () => {
  it("sparklinePaths(values) spans the grid from the smallest to the largest", () => {
    expect(sparklinePaths({ values: [0, 10, 5], incompleteFrom: 3 })).toEqual({
      solid: "M0 29L50 3L100 16",
      dashed: "",
      area: "M0 32L0 29L50 3L100 16L100 32Z",
      end: "M100 16h0",
    });
  });

  it("sparklinePaths(incompleteFrom) dashes the way to the running bucket", () => {
    const paths = sparklinePaths({ values: [0, 10, 5], incompleteFrom: 2 });
    expect([paths?.solid, paths?.dashed, paths?.end]).toEqual(["M0 29L50 3", "M50 3L100 16", "M50 3h0"]);
  });

  it("sparklinePaths(gap) leaves it open, and a point between two gaps is a dot", () => {
    const paths = sparklinePaths({ values: [0, null, 10, null, 5, 5], incompleteFrom: 6 });
    expect(paths?.solid).toBe("M0 29h0M40 3h0M80 16L100 16");
  });

  it("sparklinePaths(values below zero) stand on zero: at the top, or where it is", () => {
    expect(sparklinePaths({ values: [-10, 0, -5], incompleteFrom: 3 })?.area).toBe("M0 0L0 29L50 3L100 16L100 0Z");
    expect(sparklinePaths({ values: [-5, 5], incompleteFrom: 2 })?.area).toBe("M0 16L0 29L100 3L100 16Z");
  });

  it("sparklinePaths(all equal) is a line in the middle", () => {
    expect(sparklinePaths({ values: [7, 7], incompleteFrom: 2 })?.solid).toBe("M0 16L100 16");
  });

  it("sparklinePaths(fewer than two known values) is null", () => {
    expect(sparklinePaths({ values: [], incompleteFrom: 0 })).toBe(null);
    expect(sparklinePaths({ values: [null, 3, null], incompleteFrom: 3 })).toBe(null);
  });

  it("sparklinePaths(only running buckets) is dashed altogether", () => {
    const paths = sparklinePaths({ values: [1, 2], incompleteFrom: 0 });
    expect([paths?.solid, paths?.dashed, paths?.end]).toEqual(["", "M0 29L100 3", ""]);
  });
});
