import type { Clause, Selection } from "./clause.ts";
import { clear, publish } from "./selection.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";

/** The page's one selection, for any number of readers. */
export interface SelectionStore extends Store<Selection> {
  publish(clause: Clause): void;
  /** Without a source, everything goes. */
  clear(source?: string): void;
}

export function createSelectionStore(initial: Selection = []): SelectionStore {
  const store = createStore(initial);
  return {
    ...store,
    publish: (clause) => store.update((selection) => publish(selection, clause)),
    clear: (source) => store.update((selection) => clear(selection, source)),
  };
}
