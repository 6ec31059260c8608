import { expect, it, vi } from "vitest";
import type { Clause } from "../../src/selection/clause.ts";
import { createSelectionStore } from "../../src/selection/selectionStore.ts";

const phone: Clause = { source: "trend", filter: { dimension: "channel", op: "equals", value: "phone" } };

it("subscribe(listener) tells of changes, and of nothing else", () => {
  const store = createSelectionStore();
  const listener = vi.fn();
  const leave = store.subscribe(listener);
  store.clear();
  store.clear("stranger");
  expect(listener).toHaveBeenCalledTimes(0);
  store.publish(phone);
  expect(store.getSnapshot()).toEqual([phone]);
  store.clear("trend");
  expect(listener).toHaveBeenCalledTimes(2);
  leave();
  store.publish(phone);
  expect(listener).toHaveBeenCalledTimes(2);
});
