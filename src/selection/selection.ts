import { allOf } from "../query/filter.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Range } from "../query/range.ts";
import type { Clause, Selection } from "./clause.ts";

/** What a selection means to one of its readers. */
export interface Resolved {
  /** Null: all rows. */
  readonly filter: AnyFilter | null;
  /** Null: nobody chose a time. */
  readonly range: Range | null;
}

/**
 * The selection with this clause as the latest one; what its source said before is gone. A clause that says nothing
 * takes its source out.
 */
export function publish(selection: Selection, clause: Clause): Selection {
  const others = clear(selection, clause.source);
  return clause.filter ?? clause.range ?? clause.compare ?? clause.highlight ? [...others, clause] : others;
}

/** The selection without the clause of `source`; the same one where there is none. Without a source: nothing at all. */
export function clear(selection: Selection, source?: string): Selection {
  const rest = source === undefined ? [] : selection.filter((clause) => clause.source !== source);
  return rest.length === selection.length ? selection : rest;
}

/** All clauses but those of `source`: every filter holds, the latest range wins. */
export function resolveFor(selection: Selection, source: string): Resolved {
  const others = selection.filter((clause) => clause.source !== source);
  return {
    filter: allOf(others.map(({ filter }) => filter)),
    range: others.findLast(({ range }) => range)?.range ?? null,
  };
}
