import { describe, expect, it } from "vitest";
import { canvasIntent, historyIntent } from "../../../src/cockpit/editor/canvasKeys.ts";
import { startState, withDrop, withLift, withLiftAt, withLiftGrown, withLiftMoved, withoutLift, withUndo } from "../../../src/cockpit/editor/editorState.ts";
import type { EditorState } from "../../../src/cockpit/editor/editorState.ts";
import { gridMeasure } from "../../../src/cockpit/editor/gridMeasure.ts";
import { neighborOf } from "../../../src/cockpit/editor/neighborOf.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";

const wide = {
  a: { x: 0, y: 0, w: 3, h: 3 },
  b: { x: 3, y: 0, w: 3, h: 3 },
  c: { x: 0, y: 3, w: 6, h: 4 },
};
const widget = { type: "KpiTile", props: { metric: "csat" } };
const document: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service" },
  widgets: { a: widget, b: widget, c: widget },
  layout: { wide },
};
const start = startState(document, () => true);
const placed = ({ lift, history }: EditorState) => (lift?.layout ?? history.present.layout).wide;

describe("a lifted widget", () => {
  it("withLiftMoved(state, step) and back brings what it pushed aside back, and no step is left", () => {
    const there = withLiftMoved(withLift(start, "a", {}), { x: 0, y: 1 }, {});
    expect(placed(there)).not.toEqual(wide);
    const back = withLiftMoved(there, { x: 0, y: -1 }, {});
    expect(placed(back)).toEqual(wide);
    expect(withDrop(back, { en: "A" }).history).toBe(start.history);
  });

  it("withDrop(state, name) is one step, however many keys it took; withoutLift(state) is none", () => {
    let state = withLift(start, "a", {});
    state = withLiftGrown(state, { w: 0, h: 1 }, {});
    state = withLiftGrown(state, { w: 0, h: 1 }, {});
    expect(placed(state)["a"]).toEqual({ x: 0, y: 0, w: 3, h: 5 });
    const dropped = withDrop(state, { en: "A" });
    expect(dropped.history.past.map(({ step }) => step)).toEqual([{ step: "resizeWidget", name: { en: "A" } }]);
    expect(withUndo(dropped).history.present).toBe(document);
    expect(withoutLift(state).history).toBe(start.history);
  });

  it("withLiftAt(state, place) is reckoned from where the drag began", () => {
    const far = withLiftAt(withLift(start, "a", {}), { x: 9, y: 0 }, {});
    expect(placed(far)["a"]).toEqual({ x: 9, y: 0, w: 3, h: 3 });
    expect(placed(withLiftAt(far, { x: 0, y: 0 }, {}))).toEqual(wide);
  });
});

describe("neighborOf", () => {
  it("neighborOf(placements, id, way) is the nearest that way that stands beside it", () => {
    const to = (id: string, way: Parameters<typeof neighborOf>[2]) => neighborOf(wide, id, way);
    expect([to("a", "right"), to("b", "left"), to("a", "down"), to("b", "down"), to("c", "up")]).toEqual(["b", "a", "c", "c", "a"]);
    expect([to("a", "up"), to("c", "left"), to("b", "first"), to("a", "last")]).toEqual([null, null, "a", "c"]);
  });
});

describe("canvasIntent", () => {
  const key = (name: string, more: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}) => ({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  it("canvasIntent(stroke, isLifted, isRightToLeft) chooses with arrows, and moves and grows what is lifted", () => {
    expect(canvasIntent(key("ArrowRight"), false, false)).toEqual({ kind: "choose", way: "right" });
    expect(canvasIntent(key("ArrowRight"), true, false)).toEqual({ kind: "move", step: { x: 1, y: 0 } });
    expect(canvasIntent(key("ArrowRight"), true, true)).toEqual({ kind: "move", step: { x: -1, y: 0 } });
    expect(canvasIntent(key("ArrowUp", { shiftKey: true }), true, false)).toEqual({ kind: "grow", by: { w: 0, h: -1 } });
    expect(canvasIntent(key("ArrowUp", { shiftKey: true }), false, false)).toBe(null);
  });

  it("canvasIntent(stroke, isLifted) lifts, drops, takes back and removes", () => {
    const kinds = (isLifted: boolean) => ["Enter", "Escape", "Delete", "a"].map((name) => canvasIntent(key(name), isLifted, false)?.kind);
    expect([kinds(false), kinds(true)]).toEqual([
      ["lift", "leave", "remove", undefined],
      ["drop", "takeBack", undefined, undefined],
    ]);
  });

  it("historyIntent(stroke) knows the keys of every system", () => {
    const ctrl = { ctrlKey: true };
    expect([historyIntent(key("z", ctrl)), historyIntent(key("Z", { ...ctrl, shiftKey: true })), historyIntent(key("y", ctrl)), historyIntent(key("z"))]).toEqual([
      "undo",
      "redo",
      "redo",
      null,
    ]);
  });
});

describe("gridMeasure", () => {
  const box = { start: 100, top: 50, width: 1184, columns: 12, gap: 16, rows: [56, 100, 56], row: 56, isRightToLeft: false };

  it("gridMeasure(box) counts rows that are higher than others", () => {
    const { pointOf, cellOf } = gridMeasure(box);
    expect(pointOf({ x: 3, y: 2 })).toEqual({ x: 400, y: 50 + 72 + 116 });
    expect(pointOf({ x: 0, y: 5 })).toEqual({ x: 100, y: 50 + 72 + 116 + 72 + 2 * 72 });
    expect(cellOf({ x: 450, y: 50 + 72 + 58 })).toEqual({ x: 3.5, y: 1.5 });
    expect(cellOf({ x: 100, y: 50 + 260 + 36 })).toEqual({ x: 0, y: 3.5 });
  });

  it("gridMeasure({ isRightToLeft }) counts columns from the right", () => {
    const { pointOf, cellOf } = gridMeasure({ ...box, start: 1284, isRightToLeft: true });
    expect(pointOf({ x: 3, y: 0 })).toEqual({ x: 984, y: 50 });
    expect(cellOf({ x: 984, y: 50 }).x).toBe(3);
  });
});
