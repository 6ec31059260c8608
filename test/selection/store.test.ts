import { expect, it, vi } from "vitest";
import { createStore } from "../../src/selection/store.ts";

it("createStore(value) tells every listener of a change, and none of what stays the same", () => {
  const store = createStore(1);
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  store.subscribe(first);
  const leave = store.subscribe(second);
  store.update((value) => value);
  store.update((value) => value + 1);
  leave();
  store.update((value) => value + 1);
  expect([store.getSnapshot(), first.mock.calls.length, second.mock.calls.length]).toEqual([3, 2, 1]);
});
