import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, redone, regrounded, settled, startHistory, undone } from "../../../src/cockpit/editor/editHistory.ts";
import type { EditHistory } from "../../../src/cockpit/editor/editHistory.ts";

type Numbers = EditHistory<number, string>;
const start: Numbers = startHistory(0);
const repeat = (times: number, history: Numbers, change: (history: Numbers) => Numbers) =>
  Array.from({ length: times }).reduce<Numbers>(change, history);

describe("editHistory", () => {
  it("edited(history, value, step) names what can be taken back", () => {
    const history = edited(edited(start, 1, "add"), 2, "move");
    expect(history.past).toEqual([
      { value: 0, step: "add", ground: 0 },
      { value: 1, step: "move", ground: 0 },
    ]);
    expect(undone(history)).toEqual({ present: 1, past: [{ value: 0, step: "add", ground: 0 }], future: [{ value: 2, step: "move", ground: 0 }], open: null, ground: 0 });
  });

  it("edited(history, value, step, { part }) makes one step of a drag", () => {
    const drag = [1, 2, 3].reduce<Numbers>((history, value) => edited(history, value, "drag", { part: "drag:a" }), start);
    expect(drag.past).toEqual([{ value: 0, step: "drag", ground: 0 }]);
    expect(edited(settled(drag), 4, "drag", { part: "drag:a" }).past).toHaveLength(2);
    expect(edited(drag, 4, "drag", { part: "drag:b" }).past).toHaveLength(2);
  });

  it("edited(history, value, step, { part }) leaves no step of a drag that ends where it began", () => {
    const away = edited(edited(start, 5, "add"), 6, "drag", { part: "drag:a" });
    expect(edited(away, 5, "drag", { part: "drag:a" }).past).toEqual([{ value: 0, step: "add", ground: 0 }]);
  });

  it("edited(history, value) changes nothing where nothing changed", () => {
    const history = undone(edited(start, 1, "add"));
    expect(edited(history, 0, "move")).toBe(history);
  });

  it("edited(history, value, step, { most }) forgets the oldest step first, and never the last 200", () => {
    const history = repeat(300, start, ({ present, ...rest }) => edited({ present, ...rest }, present + 1, "add"));
    expect(repeat(200, history, undone).present).toBe(100);
    expect(repeat(300, history, undone).present).toBe(100);
  });

  it("undone(edited(history, value)) is the value before, and redone the value after, however many steps there are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 50, maxLength: 80 }), (values) => {
        const states = values.reduce<Numbers[]>((all, value, index) => [...all, edited(all.at(-1) ?? start, value, `${index}`)], [start]);
        const last = states.at(-1) ?? start;
        const steps = last.past.length;
        const back = repeat(steps, last, undone);
        expect(back.present).toBe(0);
        expect(repeat(steps, back, redone).present).toBe(last.present);
        for (const state of states.slice(1)) expect(undone(edited(state, state.present + 10, "x")).present).toBe(state.present);
      }),
      { numRuns: 50 },
    );
  });

  it("regrounded(history, ground, value, step, onto) lays what was done on what others did, and leaves on its own ground what cannot be", () => {
    const mine = edited(edited(edited(start, 1, "add"), 2, "move"), 3, "edit");
    const merged = regrounded(mine, 1, 103, "merge", (value) => (value === 1 ? null : value + 100));
    expect(merged).toEqual({
      present: 103,
      past: [
        { value: 100, step: "add", ground: 1 },
        { value: 1, step: "move", ground: 0 },
        { value: 102, step: "edit", ground: 1 },
      ],
      future: [],
      open: null,
      ground: 1,
    });
    const back = repeat(2, merged, undone);
    expect([back.present, back.ground]).toEqual([1, 0]);
    const [again, more] = [redone(back), edited(back, 7, "add")];
    expect([again.present, again.ground, more.ground, undone(more).ground]).toEqual([102, 1, 0, 0]);
    // What stood on a ground before stays there.
    expect(regrounded(more, 2, 207, "merge", (value) => value + 200).past.map(({ value, ground }) => [value, ground])).toEqual([[100, 1], [201, 2]]);
  });

  it("regrounded(history, ground, value, step, onto) where nothing can be laid is undone to what was there, on the ground that it had", () => {
    const taken = regrounded(edited(start, 1, "add"), 1, 50, "merge", () => null);
    expect(undone(taken)).toMatchObject({ present: 1, ground: 0 });
    expect(redone(undone(taken))).toMatchObject({ present: 50, ground: 1 });
  });
});
