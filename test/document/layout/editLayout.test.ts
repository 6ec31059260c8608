import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakpoints, columnsOf } from "../../../src/document/cockpitDocument.ts";
import type { CockpitLayout } from "../../../src/document/cockpitDocument.ts";
import { placementsAt } from "../../../src/document/layout/deriveLayout.ts";
import { addWidget, deriveAgain, moveWidget, nextPlace, removeWidget, resizeWidget } from "../../../src/document/layout/editLayout.ts";
import { anyLayout, faultsOf } from "./placements.ts";

const tile = (x: number, y = 0) => ({ x, y, w: 3, h: 3 });
const layout: CockpitLayout = {
  wide: { a: tile(0), b: tile(3), trend: { x: 0, y: 3, w: 12, h: 6 }, table: { x: 0, y: 9, w: 12, h: 8 } },
};

describe("moveWidget", () => {
  it("moveWidget to where another of its size stands lets the two change places", () => {
    const { wide } = moveWidget(layout, "wide", "a", { x: 3, y: 0 });
    expect([wide["a"], wide["b"]]).toEqual([tile(3), tile(0)]);
  });

  it("moveWidget sideways sends who stands in the way below, and theirs after them", () => {
    const { wide } = moveWidget(layout, "wide", "a", { x: 2, y: 0 });
    expect(wide).toEqual({
      a: tile(2),
      b: tile(3, 3),
      trend: { x: 0, y: 6, w: 12, h: 6 },
      table: { x: 0, y: 12, w: 12, h: 8 },
    });
  });

  it("moveWidget down passes another from its first row on, and everything is drawn up", () => {
    expect(moveWidget(layout, "wide", "trend", { x: 0, y: 8 }).wide).toEqual(layout.wide);
    const { wide } = moveWidget(layout, "wide", "trend", { x: 0, y: 9 });
    expect([wide["table"]?.y, wide["trend"]?.y]).toEqual([3, 11]);
  });

  it("moveWidget at a breakpoint that was derived makes its layout its own, and leaves the others", () => {
    const moved = moveWidget(layout, "narrow", "b", { x: 0, y: 0 });
    expect(moved.wide).toBe(layout.wide);
    expect(moved.medium).toBe(undefined);
    expect([moved.narrow?.["b"], moved.narrow?.["a"]]).toEqual([
      { x: 0, y: 0, w: 1, h: 4 },
      { x: 1, y: 0, w: 1, h: 4 },
    ]);
    expect(deriveAgain(moved, "narrow")).toEqual(layout);
  });

  it("moveWidget of nothing, or to where it stands, is the layout itself", () => {
    expect(moveWidget(layout, "wide", "nobody", { x: 0, y: 0 })).toBe(layout);
    expect(moveWidget(layout, "wide", "b", { x: 3, y: 0 })).toBe(layout);
  });
});

describe("resizeWidget", () => {
  it("resizeWidget pushes what it grows over down, and draws up what it leaves", () => {
    const taller = resizeWidget(layout, "wide", "a", { w: 4, h: 5 });
    expect(taller.wide["b"]).toEqual(tile(3, 5));
    expect(resizeWidget(layout, "wide", "trend", { w: 12, h: 4 }).wide["table"]?.y).toBe(7);
  });

  it("resizeWidget keeps the least size and the last column", () => {
    const least = { trend: { minW: 4, minH: 5 } };
    expect(resizeWidget(layout, "wide", "trend", { w: 1, h: 1 }, least).wide["trend"]).toEqual({ x: 0, y: 3, w: 4, h: 5 });
    expect(resizeWidget(layout, "wide", "b", { w: 40, h: 3 }).wide["b"]).toEqual({ x: 3, y: 0, w: 9, h: 3 });
  });
});

describe("addWidget and removeWidget", () => {
  it("addWidget takes the first free place as one reads, in every layout of its own", () => {
    const own = moveWidget(layout, "narrow", "b", { x: 0, y: 0 });
    const added = addWidget(own, "c", { w: 3, h: 3 });
    expect(added.wide["c"]).toEqual(tile(6));
    expect(added.narrow?.["c"]).toEqual({ x: 0, y: 18, w: 1, h: 3 });
    expect(addWidget(layout, "wideOne", { w: 12, h: 6 }).wide["wideOne"]).toEqual({ x: 0, y: 17, w: 12, h: 6 });
  });

  it("removeWidget draws up what stood below, and undoes addWidget", () => {
    expect(removeWidget(layout, "trend").wide["table"]?.y).toBe(3);
    expect(removeWidget(addWidget(layout, "c", { w: 3, h: 3 }), "c")).toEqual(layout);
  });
});

describe("nextPlace", () => {
  it("nextPlace passes rows from which a widget would be drawn up to where it was", () => {
    expect(nextPlace(layout, "wide", "trend", { x: 0, y: 3 }, { x: 0, y: 1 })).toEqual({ x: 0, y: 9 });
    expect(nextPlace(layout, "wide", "trend", { x: 0, y: 3 }, { x: 0, y: -1 })).toEqual({ x: 0, y: 0 });
    expect(nextPlace(layout, "wide", "trend", { x: 0, y: 3 }, { x: 1, y: 0 })).toBe(null);
  });
});

describe("laws of editing", () => {
  const edits = fc.array(
    fc.record({
      kind: fc.constantFrom("move", "resize", "add", "remove"),
      at: fc.constantFrom(...breakpoints),
      widget: fc.integer({ min: 0, max: 11 }),
      x: fc.integer({ min: -1, max: 12 }),
      y: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 12 },
  );

  it("no edit lays one widget over another, leaves the grid, or loses one in any layout", () => {
    fc.assert(
      fc.property(anyLayout, edits, (start, steps) => {
        let edited = start;
        for (const [index, { kind, at, widget, x, y }] of steps.entries()) {
          const id = `w${widget}`;
          if (kind === "move") edited = moveWidget(edited, at, id, { x, y });
          else if (kind === "resize") edited = resizeWidget(edited, at, id, { w: x, h: y });
          else if (kind === "add") edited = addWidget(edited, `n${index}`, { w: Math.max(1, x), h: Math.max(2, y) });
          else if (Object.keys(edited.wide).length > 1) edited = removeWidget(edited, id);
        }
        for (const at of breakpoints) {
          const placements = placementsAt(edited, at);
          expect(faultsOf(placements, columnsOf[at])).toEqual([]);
          expect(Object.keys(placements).toSorted()).toEqual(Object.keys(edited.wide).toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });

  it("a move to the place of another of the same size and back is no move", () => {
    const column = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(column, ([from = 0, to = 0]) => {
        const stack: CockpitLayout = {
          wide: Object.fromEntries(Array.from({ length: 6 }, (_, row) => [`w${row}`, { x: 0, y: row * 3, w: 12, h: 3 }])),
        };
        const there = moveWidget(stack, "wide", `w${from}`, { x: 0, y: to * 3 });
        expect(moveWidget(there, "wide", `w${from}`, { x: 0, y: from * 3 })).toEqual(stack);
      }),
    );
  });
});
