import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakpoints, columnsOf } from "../../../src/document/cockpitDocument.ts";
import { derivePlacements, placementsAt } from "../../../src/document/layout/deriveLayout.ts";
import { readingOrder } from "../../../src/document/layout/placement.ts";
import { settle } from "../../../src/document/layout/settle.ts";
import { anyPlacements, faultsOf } from "./placements.ts";

const tile = (x: number, y = 0) => ({ x, y, w: 3, h: 3 });
const tiles = { a: tile(0), b: tile(3), c: tile(6), d: tile(9) };
const charts = { trend: { x: 0, y: 3, w: 6, h: 8 }, funnel: { x: 6, y: 3, w: 6, h: 4 }, table: { x: 6, y: 7, w: 6, h: 4 } };

describe("derivePlacements", () => {
  it('derivePlacements(wide, "medium") keeps what stands beside and below where halves are wide enough', () => {
    const least = { trend: { minW: 3 }, funnel: { minW: 3 }, table: { minW: 3 } };
    expect(derivePlacements(charts, "medium", least)).toEqual({
      trend: { x: 0, y: 0, w: 3, h: 8 },
      funnel: { x: 3, y: 0, w: 3, h: 4 },
      table: { x: 3, y: 4, w: 3, h: 4 },
    });
  });

  it('derivePlacements(wide, "medium") puts four tiles into two rows of two', () => {
    expect(derivePlacements(tiles, "medium")).toEqual({
      a: { x: 0, y: 0, w: 3, h: 3 },
      b: { x: 3, y: 0, w: 3, h: 3 },
      c: { x: 0, y: 3, w: 3, h: 3 },
      d: { x: 3, y: 3, w: 3, h: 3 },
    });
  });

  it('derivePlacements(wide, "medium") gives a widget that may not be halved the whole width', () => {
    const least = { trend: { minW: 4 }, funnel: { minW: 4 }, table: { minW: 4 } };
    const derived = derivePlacements(charts, "medium", least);
    expect(derived["trend"]).toEqual({ x: 0, y: 0, w: 6, h: 8 });
    expect(derived["funnel"]).toEqual({ x: 0, y: 8, w: 6, h: 4 });
    expect(derived["table"]).toEqual({ x: 0, y: 12, w: 6, h: 4 });
  });

  it('derivePlacements(wide, "narrow") puts tiles two abreast and a row higher, an odd one over both columns, and charts over both', () => {
    const { d: _d, ...three } = tiles;
    const wide = { ...three, trend: { x: 0, y: 3, w: 12, h: 6 } };
    expect(derivePlacements(wide, "narrow", { trend: { minW: 4 } })).toEqual({
      a: { x: 0, y: 0, w: 1, h: 4 },
      b: { x: 1, y: 0, w: 1, h: 4 },
      c: { x: 0, y: 4, w: 2, h: 3 },
      trend: { x: 0, y: 7, w: 2, h: 6 },
    });
  });

  it("derivePlacements(wide, at) never overlaps, leaves the grid or loses one, at any breakpoint", () => {
    fc.assert(
      fc.property(anyPlacements, fc.constantFrom(...breakpoints), (wide, at) => {
        const derived = derivePlacements(wide, at);
        expect(faultsOf(derived, columnsOf[at])).toEqual([]);
        expect(Object.keys(derived).toSorted()).toEqual(Object.keys(wide).toSorted());
      }),
    );
  });

  it('derivePlacements(wide, "narrow") is read as the widest layout is', () => {
    fc.assert(
      fc.property(anyPlacements, (wide) => {
        expect(readingOrder(derivePlacements(wide, "narrow"))).toEqual(readingOrder(settle(wide, 12)));
      }),
    );
  });
});

describe("placementsAt", () => {
  it("placementsAt(layout, at) takes a breakpoint's own layout as it is", () => {
    const own = { a: { x: 0, y: 0, w: 2, h: 5 } };
    expect(placementsAt({ wide: { a: tile(0) }, narrow: own }, "narrow")).toEqual(own);
  });
});
