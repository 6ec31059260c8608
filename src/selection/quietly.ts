import type { SelectionStore } from "./selectionStore.ts";

const quiet = new WeakSet<SelectionStore>();
const pages = new WeakMap<SelectionStore, SelectionStore>();

/** `part` shows some of what `page` says: what is chosen quietly in the one is in the other. */
export function standsFor(part: SelectionStore, page: SelectionStore): void {
  pages.set(part, pageOf(page));
}

/** The page's selection that this one shows some of; itself, where it is one. */
export function pageOf(selection: SelectionStore): SelectionStore {
  return pages.get(selection) ?? selection;
}

/** Changes a selection for the reader, who is not to come back to the state before it: no entry in the history. */
export function quietly(selection: SelectionStore, change: () => void): void {
  const page = pageOf(selection);
  const wasQuiet = quiet.has(page);
  quiet.add(page);
  try {
    change();
  } finally {
    if (!wasQuiet) quiet.delete(page);
  }
}

/** Whether what is chosen now is chosen quietly. */
export function isQuiet(selection: SelectionStore): boolean {
  return quiet.has(pageOf(selection));
}
