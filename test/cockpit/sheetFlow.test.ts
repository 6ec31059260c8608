import { describe, expect, it } from "vitest";
import { sheetFlow } from "../../src/cockpit/paper/sheetFlow.ts";

const tile = { x: 0, y: 0, w: 3, h: 3, breaks: false };
const chart = { x: 3, y: 0, w: 9, h: 5, breaks: false };
const table = { x: 0, y: 5, w: 7, h: 8, breaks: true };

describe("sheetFlow(places)", () => {
  it("gives a row of its own to what breaks and what stands level beside it, and leaves other rows as they are", () => {
    expect(sheetFlow([tile, chart, table, { x: 7, y: 6, w: 5, h: 7, breaks: false }])).toEqual({ rows: new Set([2, 3]), floats: undefined });
    expect(sheetFlow([tile, chart])).toEqual({ rows: new Set(), floats: undefined });
  });

  it("places one after the other where something is stacked beside what breaks, each band below the one before", () => {
    const stacked = [table, { x: 8, y: 5, w: 4, h: 3, breaks: false }, { x: 8, y: 8, w: 4, h: 5, breaks: false }];
    const { floats } = sheetFlow([tile, chart, ...stacked, { x: 2, y: 13, w: 4, h: 3, breaks: false }]);
    expect(floats).toEqual([
      { side: "start", clears: ["start", "end"] },
      { side: "end", clears: [] },
      { side: "end", clears: ["start", "end"] },
      { side: "start", clears: [] },
      { side: "start", clears: ["start"] },
      { side: "start", clears: ["start", "end"] },
    ]);
  });

  it("stacks the column with most that breaks by itself, and the others together, each below what stands over it", () => {
    const [a, b, c] = [
      { x: 0, w: 4, h: 3, breaks: false },
      { x: 4, w: 4, h: 6, breaks: true },
      { x: 8, w: 4, h: 3, breaks: false },
    ];
    const { floats } = sheetFlow([{ ...a, y: 0 }, { ...b, y: 0 }, { ...c, y: 0 }, { ...a, y: 3 }, { ...c, y: 3 }]);
    expect(floats).toEqual([
      { side: "start", clears: ["start", "end"] },
      { side: "end", clears: [] },
      { side: "start", clears: [] },
      { side: "start", clears: ["start"] },
      { side: "start", clears: [] },
    ]);
  });

  it("begins what stands under both stacks below both", () => {
    const { floats } = sheetFlow([
      { x: 0, y: 0, w: 6, h: 4, breaks: true },
      { x: 6, y: 0, w: 4, h: 3, breaks: false },
      { x: 10, y: 0, w: 2, h: 9, breaks: false },
      { x: 2, y: 4, w: 7, h: 4, breaks: false },
    ]);
    expect(floats?.at(-1)).toEqual({ side: "start", clears: ["start", "end"] });
  });
});
