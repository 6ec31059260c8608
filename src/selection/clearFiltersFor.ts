import type { Selection } from "./clause.ts";

/** The selection without the filters that others than `source` made; their plain ranges stay. */
export function clearFiltersFor(selection: Selection, source: string): Selection {
  const rest = selection.filter((clause) => clause.source === source || clause.filter === undefined);
  return rest.length === selection.length ? selection : rest;
}
