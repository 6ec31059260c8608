import type { Clause, Selection } from "../selection/clause.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { createStore } from "../selection/store.ts";
import type { Store } from "../selection/store.ts";

/** What cockpits say for their readers when they are put up. */
export interface CockpitStarts {
  readonly said: Set<string>;
  /** How many cockpits have yet to read their address. */
  readonly waiting: Store<number>;
}

const bySelection = new WeakMap<SelectionStore, CockpitStarts>();

export function startsOf(selection: SelectionStore): CockpitStarts {
  const known = bySelection.get(selection) ?? { said: new Set(), waiting: createStore(0) };
  bySelection.set(selection, known);
  return known;
}

/** What a clause is known by: the members of a condition are an answer, which nobody chose. */
export function startKey({ measure, filter, ...rest }: Clause): string {
  return JSON.stringify({ ...rest, said: measure ?? filter });
}

/** The clauses that somebody has chosen. */
export function chosenOf({ said }: CockpitStarts, clauses: Selection): readonly Clause[] {
  return clauses.filter((clause) => !said.has(startKey(clause)));
}
