import type { Clause } from "../selection/clause.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { takeBack } from "../selection/takeBack.ts";

/** What has a use of its own for Esc, wherever in it the key is pressed. */
const nearer =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog, [popover], [role=dialog], [role=alertdialog], [role=menu], [aria-expanded=true][aria-haspopup]";

/**
 * Esc in a cockpit, or on the page with nothing chosen: of the clauses that are its own, the last one goes, unless the
 * key is for something nearer: whoever took it, a text field, what is open over the page, a drag.
 */
export function takeBackByKey(event: KeyboardEvent, cockpit: HTMLElement, selection: SelectionStore, isOwn: (clause: Clause) => boolean): void {
  const { target } = event;
  if (event.key !== "Escape" || event.defaultPrevented || event.repeat || event.isComposing || !(target instanceof Element)) return;
  if (!cockpit.contains(target) && !target.contains(cockpit)) return;
  if (target.closest(nearer) !== null || cockpit.closest("[inert], [aria-hidden=true]") !== null) return;
  if (isThere(":modal, :popover-open") || cockpit.matches(":active")) return;
  const before = selection.getSnapshot();
  selection.update((clauses) => takeBack(clauses, isOwn));
  if (selection.getSnapshot() !== before) event.preventDefault();
}

function isThere(selector: string): boolean {
  try {
    return document.querySelector(selector) !== null;
  } catch {
    // An older browser knows neither, and shows none of them above the page.
    return false;
  }
}
