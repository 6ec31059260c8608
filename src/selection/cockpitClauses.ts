import type { Selection } from "./clause.ts";

/** What of a page's selection holds in the cockpit with this id: what it says itself, and what the page says for all. */
export function cockpitClauses(selection: Selection, id: string): Selection {
  return selection.filter(({ source }) => {
    const dot = source.indexOf(".");
    return dot < 1 || source.slice(0, dot) === id;
  });
}
