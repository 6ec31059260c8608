import type { AnyFilter } from "../query/filter.ts";
import type { FilterMapping, FilterMappings } from "../query/filterMapping.ts";
import { filterDimensions } from "../query/filterDimensions.ts";
import type { Clause, Selection } from "./clause.ts";
import { everyRow } from "./measureClause.ts";

/** What a scope does otherwise than the page: `as` is null where the filter does not hold. */
export type ScopeNote =
  | { readonly about: "filter"; readonly dimension: string; readonly as: string | null }
  | { readonly about: "range" };

/** The selection as it is inside a scope. Clauses of sources that `mappings` does not name stay the same ones. */
export function scopedSelection(selection: Selection, mappings: FilterMappings): Selection {
  return selection.map((clause) => scopedClause(clause, mappings[clause.source]));
}

/** What the scope changes of the clauses that are there, each once. */
export function scopeNotes(selection: Selection, mappings: FilterMappings): readonly ScopeNote[] {
  const notes = selection.flatMap(({ source, filter, range }): readonly ScopeNote[] => {
    const mapping = mappings[source];
    if (mapping === undefined) return [];
    const dimensions = filter === undefined ? [] : filterDimensions(filter);
    if (mapping !== "ignore") {
      const mapped = dimensions.flatMap((dimension) => ({ dimension, as: mapping[dimension] ?? dimension }));
      return mapped.filter(({ dimension, as }) => as !== dimension).map((note) => ({ about: "filter", ...note }));
    }
    return [
      ...dimensions.map((dimension) => ({ about: "filter", dimension, as: null }) as const),
      ...(range === undefined ? [] : [{ about: "range" } as const]),
    ];
  });
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function scopedClause(clause: Clause, mapping: FilterMapping | undefined): Clause {
  if (mapping === undefined) return clause;
  // It stands for what is ignored, so that its reader knows of it.
  if (mapping === "ignore") return { source: clause.source, filter: everyRow };
  return clause.filter === undefined ? clause : { ...clause, filter: mappedFilter(clause.filter, mapping) };
}

/** The same statement about other dimensions. */
export function mappedFilter(filter: AnyFilter, mapping: Exclude<FilterMapping, "ignore">): AnyFilter {
  if ("and" in filter) return { and: filter.and.map((one) => mappedFilter(one, mapping)) };
  if ("or" in filter) return { or: filter.or.map((one) => mappedFilter(one, mapping)) };
  if ("not" in filter) return { not: mappedFilter(filter.not, mapping) };
  return { ...filter, dimension: mapping[filter.dimension] ?? filter.dimension };
}
