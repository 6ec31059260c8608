import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingOrder } from "../../../src/document/layout/placement.ts";
import { compact, settle } from "../../../src/document/layout/settle.ts";
import { anyPlacements, faultsOf } from "./placements.ts";

describe("compact", () => {
  it("compact(placements) draws each widget up to what stands above it", () => {
    const placements = { a: { x: 0, y: 3, w: 6, h: 2 }, b: { x: 6, y: 0, w: 6, h: 4 }, c: { x: 0, y: 9, w: 12, h: 2 } };
    expect(compact(placements, 12)).toEqual({
      b: { x: 6, y: 0, w: 6, h: 4 },
      a: { x: 0, y: 0, w: 6, h: 2 },
      c: { x: 0, y: 4, w: 12, h: 2 },
    });
  });

  it("compact(placements) never lays one over another, leaves the grid, loses one, or changes what it made", () => {
    fc.assert(
      fc.property(anyPlacements, (placements) => {
        const once = compact(placements, 12);
        expect(faultsOf(once)).toEqual([]);
        expect(Object.keys(once).toSorted()).toEqual(Object.keys(placements).toSorted());
        expect(compact(once, 12)).toEqual(once);
      }),
    );
  });
});

describe("settle", () => {
  it("settle(placements) keeps gaps and moves only what overlaps or stands outside", () => {
    const placements = { a: { x: 0, y: 2, w: 6, h: 2 }, b: { x: 3, y: 3, w: 6, h: 2 }, c: { x: 10, y: 0, w: 6, h: 2 } };
    expect(settle(placements, 12)).toEqual({
      c: { x: 6, y: 0, w: 6, h: 2 },
      a: { x: 0, y: 2, w: 6, h: 2 },
      b: { x: 3, y: 4, w: 6, h: 2 },
    });
  });

  it("settle(placements) leaves as it is what has no fault, and mends the rest", () => {
    fc.assert(
      fc.property(anyPlacements, (placements) => {
        const settled = settle(placements, 12);
        expect(faultsOf(settled)).toEqual([]);
        expect(settle(settled, 12)).toEqual(settled);
        if (faultsOf(placements).length === 0) expect(settled).toEqual(placements);
      }),
    );
  });
});

describe("readingOrder", () => {
  it("readingOrder(placements) goes by rows, then along the row", () => {
    const placements = { c: { x: 0, y: 2, w: 1, h: 1 }, b: { x: 6, y: 0, w: 1, h: 1 }, a: { x: 0, y: 0, w: 1, h: 1 } };
    expect(readingOrder(placements)).toEqual(["a", "b", "c"]);
  });
});
