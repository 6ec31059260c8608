import type { FilterMappings } from "../query/filterMapping.ts";
import type { Clause, Selection } from "./clause.ts";
import { standsFor } from "./quietly.ts";
import { scopeNotes, scopedSelection } from "./scopedSelection.ts";
import type { ScopeNote } from "./scopedSelection.ts";
import type { SelectionStore } from "./selectionStore.ts";

/** The page's selection as the widgets of a scope read it. What they say of it, they say to the page. */
export interface ScopedStore extends SelectionStore {
  notes(): readonly ScopeNote[];
}

/**
 * What clicks on widgets do to the others: `filter` takes rows from them, `highlight` leaves all rows there and marks
 * those that are meant, in widgets that can.
 */
export type SelectionMode = "filter" | "highlight";

export function createScopedStore(page: SelectionStore, mappings: FilterMappings, mode: SelectionMode = "filter"): ScopedStore {
  const outer = (page as Partial<ScopedStore>).notes;
  let whole: Selection | null = null;
  let inside: Selection = [];
  const read = () => {
    const now = page.getSnapshot();
    if (now !== whole) inside = scopedSelection((whole = now), mappings);
    return inside;
  };
  const scoped: ScopedStore = {
    ...page,
    getSnapshot: read,
    publish: (clause) => page.publish(mode === "highlight" ? highlighting(clause) : clause),
    notes: () => [...(outer?.() ?? []), ...scopeNotes(page.getSnapshot(), mappings)],
    update: (change) =>
      page.update((clauses) => {
        const seen = scopedSelection(clauses, mappings);
        const next = change(seen);
        if (next === seen) return clauses;
        const isIgnored = (source: string) => mappings[source] === "ignore";
        const kept = clauses.filter((clause, at) => isIgnored(clause.source) || next.includes(seen[at] as (typeof seen)[number]));
        return [...kept, ...next.filter((clause) => !seen.includes(clause) && !isIgnored(clause.source))];
      }),
  };
  standsFor(scoped, page);
  return scoped;
}

/** Controls have no origin: what they say filters in any mode. */
function highlighting({ filter, ...clause }: Clause): Clause {
  if (filter === undefined) return clause;
  return clause.origin === undefined ? { ...clause, filter } : { ...clause, highlight: filter };
}
