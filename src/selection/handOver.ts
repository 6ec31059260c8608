import type { Selection } from "./clause.ts";
import type { SelectionStore } from "./selectionStore.ts";

export interface HandedOver {
  readonly selection: Selection;
  /** Whether it is all that the next cockpit is to say: it was there before. */
  readonly isWhole: boolean;
}

const bySelection = new WeakMap<SelectionStore, HandedOver>();

/** Makes this the selection of the cockpit that is put up next: the one that goes takes nothing of it back. */
export function handOver(store: SelectionStore, selection: Selection, { isWhole }: { readonly isWhole: boolean }): void {
  bySelection.set(store, { selection, isWhole });
  store.update(() => selection);
}

/** What was handed over, as long as nobody has chosen anything since; null: nothing. */
export function handedOver(store: SelectionStore): HandedOver | null {
  const handed = bySelection.get(store);
  return handed?.selection === store.getSnapshot() ? handed : null;
}

/** The same for the cockpit that goes on with it, which is the only one. */
export function takeHandedOver(store: SelectionStore): HandedOver | null {
  const handed = handedOver(store);
  bySelection.delete(store);
  return handed;
}
