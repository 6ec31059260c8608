import { allOf } from "../query/filter.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Selection } from "./clause.ts";
import { clear } from "./selection.ts";

/** What others than `source` want to see marked; null for nothing. */
export function highlightFor(selection: Selection, source: string): AnyFilter | null {
  return allOf(clear(selection, source).map(({ highlight }) => highlight));
}

/** Keys of the marked among what one dimension tells apart: one, several, or null where nothing is marked. */
export type Marked = string | readonly string[] | null;

/** Whether something steps back behind what is marked. */
export function stepsBack(marked: Marked | undefined, key: string | undefined): boolean {
  if (marked == null) return false;
  return typeof marked === "string" ? marked !== key : key === undefined || !marked.includes(key);
}
