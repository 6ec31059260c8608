import type { Clause, Selection } from "../../selection/clause.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { clauseText } from "../../selection/urlState/selectionParams.ts";

/** What of a selection does not travel, for as long as the page lives: what it began with, origins, labels, long filters. */
export interface Untraveled {
  readonly initials: Map<string, Selection>;
  remember(name: string, said: Selection): void;
  recall(name: string): Selection | undefined;
}

const bySelection = new WeakMap<SelectionStore, Untraveled>();
const mostRemembered = 200;

export function untraveledOf(selection: SelectionStore): Untraveled {
  const known = bySelection.get(selection);
  if (known !== undefined) return known;
  const said = new Map<string, Selection>();
  const fresh: Untraveled = {
    initials: new Map(),
    recall: (name) => said.get(name),
    remember(name, clauses) {
      said.delete(name);
      said.set(name, clauses.map(({ draft: _, ...clause }) => clause));
      if (said.size > mostRemembered) said.delete(said.keys().next().value as string);
    },
  };
  bySelection.set(selection, fresh);
  return fresh;
}

/** What a clause is remembered by: all of it that travels. */
export function nameOf(clause: Clause): string {
  return `${clause.source}=${clauseText(clause)}`;
}
