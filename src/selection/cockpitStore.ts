import { cockpitClauses } from "./cockpitClauses.ts";
import { clear, publish } from "./selection.ts";
import { standsFor } from "./quietly.ts";
import type { SelectionStore } from "./selectionStore.ts";

/** What of the page's selection is a cockpit's. */
export interface CockpitSelection extends SelectionStore {
  /** Whether what a source says is for the cockpit. Selections within it say the same. */
  readonly holds: (source: string) => boolean;
}

/**
 * The page's selection as a cockpit with an id of its own sees it: what others say under theirs, `north.period`, stays in
 * them. What the page says is for all.
 */
export function cockpitStore(page: SelectionStore, id: string): CockpitSelection {
  let whole = page.getSnapshot();
  let inside = cockpitClauses(whole, id);
  const update: SelectionStore["update"] = (change) =>
    page.update((clauses) => {
      const seen = cockpitClauses(clauses, id);
      const next = change(seen);
      return next === seen ? clauses : [...clauses.filter((clause) => !seen.includes(clause)), ...next];
    });
  const store: CockpitSelection = {
    holds: (source) => cockpitClauses([{ source }], id).length > 0,
    subscribe: page.subscribe,
    getSnapshot() {
      const now = page.getSnapshot();
      if (now === whole) return inside;
      whole = now;
      const seen = cockpitClauses(now, id);
      const isSame = seen.length === inside.length && seen.every((clause, at) => clause === inside[at]);
      if (!isSame) inside = seen;
      return inside;
    },
    update,
    publish: (clause) => update((clauses) => publish(clauses, clause)),
    clear: (source) => update((clauses) => clear(clauses, source)),
  };
  standsFor(store, page);
  return store;
}
