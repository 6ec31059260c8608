import type { Selection } from "./clause.ts";
import { clear, publish } from "./selection.ts";
import type { SelectionStore } from "./selectionStore.ts";
import { createStore } from "./store.ts";

/** A selection that somebody else keeps: what its readers say is only proposed. */
export interface ControlledStore extends SelectionStore {
  /** What the keeper says that it is now. */
  set(value: Selection): void;
  /** Who is told what the selection would be. */
  hear(listener: (next: Selection) => void): void;
}

/**
 * What is said in one turn of the event loop adds up, whether the keeper has answered or not; after it, only what the
 * keeper has set counts.
 */
export function createControlledStore(initial: Selection): ControlledStore {
  const store = createStore(initial);
  let propose: (next: Selection) => void = () => {};
  let proposed: Selection | null = null;
  const update: ControlledStore["update"] = (change) => {
    const before = proposed ?? store.getSnapshot();
    const next = change(before);
    if (next === before) return;
    if (proposed === null) setTimeout(() => (proposed = null));
    proposed = next;
    propose(next);
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    update,
    publish: (clause) => update((selection) => publish(selection, clause)),
    clear: (source) => update((selection) => clear(selection, source)),
    hear(listener) {
      propose = listener;
    },
    set: (value) => store.update((now) => (JSON.stringify(now) === JSON.stringify(value) ? now : value)),
  };
}
