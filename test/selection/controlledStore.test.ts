import { describe, expect, it } from "vitest";
import { createControlledStore } from "../../src/selection/controlledStore.ts";
import type { Selection } from "../../src/selection/clause.ts";

const a = { source: "a", range: { last: 7, unit: "day" } } as const;
const b = { source: "b", range: { last: 1, unit: "day" } } as const;

describe("createControlledStore", () => {
  it("proposes and stays what it is until it is set, and tells its readers then, once for equal values", () => {
    const proposed: Selection[] = [];
    let heard = 0;
    const store = createControlledStore([]);
    store.hear((next) => proposed.push(next));
    store.subscribe(() => (heard += 1));
    store.publish(a);
    expect([store.getSnapshot(), proposed, heard]).toEqual([[], [[a]], 0]);
    store.set([a]);
    store.set([{ ...a }]);
    expect([store.getSnapshot(), heard]).toEqual([[a], 1]);
    store.clear("nobody");
    expect(proposed.length).toBe(1);
  });

  it("adds up what is said in one turn, and forgets what was refused in the next", async () => {
    const proposed: Selection[] = [];
    const store = createControlledStore([]);
    store.hear((next) => proposed.push(next));
    store.publish(a);
    store.publish(b);
    await new Promise((resolve) => setTimeout(resolve));
    store.publish(b);
    expect(proposed).toEqual([[a], [a, b], [b]]);
  });
});
