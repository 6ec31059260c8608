import type { Clause, Selection } from "../../selection/clause.ts";
import { everyRow } from "../../selection/measureClause.ts";
import { pageOf } from "../../selection/quietly.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { clauseText } from "../../selection/urlState/clauseText.ts";
import { hasAddress } from "../../selection/urlState/hasAddress.ts";

/** What of a page's selection does not travel, for as long as the page lives: what it began with, origins, labels, long filters. */
export interface Untraveled {
  readonly initials: Map<string, Selection>;
  /** Whether an address has said what is to be shown. */
  isTold: boolean;
  remember(name: string, said: Selection): void;
  recall(name: string): Selection | undefined;
}

const bySelection = new WeakMap<SelectionStore, Untraveled>();
const mostRemembered = 200;

export function untraveledOf(selection: SelectionStore): Untraveled {
  const page = pageOf(selection);
  const known = bySelection.get(page);
  if (known !== undefined) return known;
  const said = new Map<string, Selection>();
  const fresh: Untraveled = {
    initials: new Map(),
    isTold: false,
    recall: (name) => said.get(name),
    remember(name, clauses) {
      said.delete(name);
      said.set(name, clauses.map(({ draft: _, ...clause }) => unanswered(clause)));
      if (said.size > mostRemembered) said.delete(said.keys().next().value as string);
    },
  };
  bySelection.set(page, fresh);
  return fresh;
}

/** The members of a condition are asked for anew: the data and the other filters may have changed. */
function unanswered(clause: Clause): Clause {
  return clause.measure === undefined ? clause : { ...clause, filter: everyRow };
}

/** The selection that was kept, with what the page knows of its clauses; what has no place in an address stays. */
export function restored(selection: SelectionStore, said: Selection): Selection {
  const { recall } = untraveledOf(selection);
  const others = selection.getSnapshot().filter((clause) => !hasAddress(clause));
  return [...said.flatMap((clause) => recall(nameOf(clause)) ?? [clause]), ...others];
}

/** What a clause is remembered by: all of it that travels. */
export function nameOf(clause: Clause): string {
  return `${clause.source}=${clauseText(clause)}`;
}
