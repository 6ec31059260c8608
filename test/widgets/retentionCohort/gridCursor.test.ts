import { describe, expect, it } from "vitest";
import { moveInGrid } from "../../../src/widgets/retentionCohort/gridCursor.ts";

const size = { rows: 30, columns: 8 };
const at = { row: 12, column: 3 };
const move = (key: string, { ctrl = false, mirrored = false, from = at }: { ctrl?: boolean; mirrored?: boolean; from?: typeof at | null } = {}) => {
  const place = moveInGrid({ key, ctrl, mirrored }, from, size);
  return place && [place.row, place.column];
};

describe("moveInGrid", () => {
  it("moveInGrid(arrow) leads to the neighbor, and at the edge stays", () => {
    expect(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"].map((key) => move(key))).toEqual([[12, 4], [12, 2], [13, 3], [11, 3]]);
    expect(move("ArrowUp", { from: { row: 0, column: 0 } })).toEqual([0, 0]);
    expect(move("ArrowRight", { from: { row: 0, column: 7 } })).toEqual([0, 7]);
  });

  it("moveInGrid(Home, End) leads to the ends of the row, with Control of the grid", () => {
    expect([move("Home"), move("End")]).toEqual([[12, 0], [12, 7]]);
    expect([move("Home", { ctrl: true }), move("End", { ctrl: true })]).toEqual([[0, 0], [29, 7]]);
  });

  it("moveInGrid(Page Up, Page Down) leads ten rows on", () => {
    expect([move("PageUp"), move("PageDown")]).toEqual([[2, 3], [22, 3]]);
  });

  it("moveInGrid mirrors left and right where the page does", () => {
    expect([move("ArrowRight", { mirrored: true }), move("ArrowLeft", { mirrored: true })]).toEqual([[12, 2], [12, 4]]);
  });

  it("moveInGrid(first arrow) stays at the first cell", () => {
    expect(move("ArrowDown", { from: null })).toEqual([0, 0]);
  });

  it("moveInGrid leaves other keys, and arrows with Control, to the page", () => {
    expect([move("a"), move("Tab"), move("ArrowRight", { ctrl: true })]).toEqual([undefined, undefined, undefined]);
  });
});
