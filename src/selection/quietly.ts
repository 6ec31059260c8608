import type { SelectionStore } from "./selectionStore.ts";

interface View {
  readonly page: SelectionStore;
  readonly holds: (source: string) => boolean;
}

const quiet = new WeakSet<SelectionStore>();
const views = new WeakMap<SelectionStore, View>();

/** `part` shows some of what `page` says, that of the sources it `holds`: what is chosen quietly in the one is in the other. */
export function standsFor(part: SelectionStore, page: SelectionStore, holds: View["holds"] = () => true): void {
  views.set(part, { page: pageOf(page), holds: (source) => holds(source) && isHeldBy(page, source) });
}

/** The page's selection that this one shows some of; itself, where it is one. */
export function pageOf(selection: SelectionStore): SelectionStore {
  return views.get(selection)?.page ?? selection;
}

/** Whether what a source says on the page is seen in this selection. */
export function isHeldBy(selection: SelectionStore, source: string): boolean {
  return views.get(selection)?.holds(source) ?? true;
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
