import type { SelectionStore } from "./selectionStore.ts";

const quiet = new WeakSet<SelectionStore>();
const pages = new WeakMap<SelectionStore, SelectionStore>();

/** `part` shows some of what `page` says: what is chosen quietly in the one is in the other. */
export function standsFor(part: SelectionStore, page: SelectionStore): void {
  pages.set(part, pages.get(page) ?? page);
}

/** Changes a selection for the reader, who is not to come back to the state before it: no entry in the history. */
export function quietly(selection: SelectionStore, change: () => void): void {
  const page = pages.get(selection) ?? selection;
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
  return quiet.has(pages.get(selection) ?? selection);
}
