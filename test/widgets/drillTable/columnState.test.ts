import { describe, expect, it } from "vitest";
import {
  hideColumn,
  moveColumn,
  parseColumnState,
  pinColumn,
  placeColumn,
  resetColumnSize,
  resizeColumn,
  showColumn,
  untouchedColumns,
} from "../../../src/widgets/drillTable/columnState.ts";
import { columnLayout } from "../../../src/widgets/drillTable/columnLayout.ts";
import { columnsNear } from "../../../src/widgets/drillTable/useColumnWindow.ts";
import type { DrillColumn } from "../../../src/widgets/drillTable/drillTableModel.ts";

const column = (id: string, above: readonly string[] = []) => ({ id, above, label: id }) as unknown as DrillColumn;
const shown = ["a", "b", "c"];
const sizes = { nameSize: 200, columnSize: () => 100 };
const ids = (columns: readonly DrillColumn[], state = untouchedColumns) =>
  columnLayout(columns, state, sizes).columns.map(({ id, pin, offset }) => `${id}${pin === null ? "" : ` ${pin} ${offset}`}`);

describe("column state", () => {
  it("resizeColumn(size) keeps columns between 56 and 800 pixels, and resetColumnSize forgets", () => {
    const wide = resizeColumn(resizeColumn(untouchedColumns, "a", 9000), "b", 3);
    expect([wide.sizes, resetColumnSize(wide, "a").sizes]).toEqual([{ a: 800, b: 56 }, { b: 56 }]);
  });

  it("moveColumn(by) swaps neighbors and stops at the ends", () => {
    expect(moveColumn(untouchedColumns, "b", 1, shown).order).toEqual(["a", "c", "b"]);
    expect(moveColumn(untouchedColumns, "a", -1, shown)).toBe(untouchedColumns);
  });

  it("placeColumn(beside) puts a column before or behind another, pinned ones among the pinned", () => {
    expect(placeColumn(untouchedColumns, "c", "a", -1, shown).order).toEqual(["c", "a", "b"]);
    const pinned = pinColumn(pinColumn(untouchedColumns, "a", "start"), "b", "start");
    expect(placeColumn(pinned, "a", "b", 1, ["a", "b"]).pinned).toEqual({ start: ["b", "a"], end: [] });
  });

  it("hideColumn and showColumn undo each other", () => {
    expect(showColumn(hideColumn(untouchedColumns, "a"), "a")).toEqual(untouchedColumns);
  });

  it.each(["", "null", "[]", '{"version":2}', '{"version":1,"sizes":{},"order":[1],"pinned":{"start":[],"end":[]},"hidden":[]}'])(
    "parseColumnState(%j) is null: not a state, or not of this version",
    (text) => expect(parseColumnState(text)).toBe(null),
  );

  it("parseColumnState(its own JSON) is the state", () => {
    const state = hideColumn(pinColumn(resizeColumn(untouchedColumns, "a", 120), "b", "end"), "c");
    expect(parseColumnState(JSON.stringify(state))).toEqual(state);
  });
});

describe("columnsNear", () => {
  it("columnsNear(span) draws pinned columns and those that reach into it", () => {
    const { columns } = columnLayout(["a", "b", "c", "d"].map((id) => column(id)), pinColumn(untouchedColumns, "d", "end"), sizes);
    expect(columnsNear(columns, { from: 300, to: 400 })).toEqual([true, false, true, false, true]);
  });
});

describe("columnLayout", () => {
  it("columnLayout(columns) stands the names first, pinned columns beside them or at the end, with their distance from it", () => {
    const columns = shown.map((id) => column(id));
    expect(ids(columns)).toEqual(["$name start 0", "a", "b", "c"]);
    const pinned = pinColumn(pinColumn(pinColumn(untouchedColumns, "c", "start"), "a", "end"), "b", "end");
    expect(ids(columns, pinned)).toEqual(["$name start 0", "c start 200", "b end 100", "a end 0"]);
  });

  it("columnLayout(a state with columns that are gone) leaves them out, and shows new ones at the end", () => {
    const state = { ...untouchedColumns, order: ["gone", "b", "a"], hidden: ["lost", "a"], pinned: { start: ["gone"], end: [] } };
    expect(ids(shown.map((id) => column(id)), state)).toEqual(["$name start 0", "b", "c"]);
  });

  it("columnLayout(pivot) heads columns of one value together, and twice where others came between", () => {
    const columns = [column("t"), column("x1", ["Phone"]), column("x2", ["Phone"]), column("y1", ["Chat"])];
    const headings = (state = untouchedColumns) =>
      columnLayout(columns, state, sizes).headings.map(({ label, first, span, depth }) => [label, first, span, depth]);
    expect(headings()).toEqual([["Phone", 2, 2, 0], ["Chat", 4, 1, 0]]);
    expect(headings({ ...untouchedColumns, order: ["t", "x1", "y1", "x2"] })).toEqual([
      ["Phone", 2, 1, 0],
      ["Chat", 3, 1, 0],
      ["Phone", 4, 1, 0],
    ]);
  });

  it("columnLayout(pivot) has room for headings, which the columns share that nobody resized", () => {
    // 14 digits of 8.2 px, 2 letters of 12 px and 2 spaces of 4.2 px are 148 px in cells of 13 px, 137 px in headings of 12 px, and 20 px are beside them.
    const day = "20260212022026 MW ";
    const columns = [column("x1", [day]), column("x2", [day]), column("y1", [`${day}y`, "Short"]), column("z1", ["w".repeat(99)])];
    const state = { ...untouchedColumns, pinned: { start: ["y1"], end: ["z1"] } };
    const layout = (one = state) => columnLayout(columns, one, { nameSize: 200, columnSize: () => 60 });
    const sized = (one = state) => layout(one).columns.map(({ id, size, offset }) => [id, size, offset]);
    expect(sized()).toEqual([["$name", 200, 0], ["y1", 164, 200], ["x1", 79, 0], ["x2", 79, 0], ["z1", 180, 0]]);
    expect(layout().width).toBe(702);
    expect(sized({ ...state, sizes: { x1: 70, z1: 90 } }).slice(2)).toEqual([["x1", 70, 0], ["x2", 87, 0], ["z1", 90, 0]]);
    expect(sized({ ...state, hidden: ["x2"] }).slice(2)).toEqual([["x1", 157, 0], ["z1", 180, 0]]);
  });
});
