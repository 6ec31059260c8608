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
      { clears: true, from: 0 },
      { clears: false, from: 3 },
      { clears: true, from: 0 },
      { clears: false, from: 7 },
      { clears: false, from: 7 },
      { clears: true, from: 0 },
    ]);
  });
});
