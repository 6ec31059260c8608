import { describe, expect, it } from "vitest";
import { partTops } from "../../src/cockpit/wall/partTops.ts";

const widgets = (...edges: readonly number[]) => edges.slice(1).map((bottom, at) => ({ top: edges[at] ?? 0, bottom }));

describe("partTops(widgets, { height, total })", () => {
  it("begins each part with the first widget that the part before cut, and ends with the page", () => {
    expect(partTops(widgets(0, 300, 600, 900, 1200, 1500), { height: 700, total: 1500 })).toEqual([0, 600, 800]);
  });

  it("goes on by a screen in a widget that is higher, and stays where all is to be seen", () => {
    expect(partTops([...widgets(100, 900, 1300), ...widgets(600, 900)], { height: 700, total: 1300 })).toEqual([0, 600]);
    expect(partTops(widgets(0, 1500), { height: 700, total: 1500 })).toEqual([0, 700, 800]);
    expect(partTops(widgets(0, 700), { height: 700, total: 707 })).toEqual([0]);
    expect(partTops([], { height: 0, total: 900 })).toEqual([0]);
  });
});
