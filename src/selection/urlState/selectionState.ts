import type { Catalog } from "../../query/catalog.ts";
import type { Selection } from "../clause.ts";
import { ownParams, withOwnParams } from "./searchParts.ts";
import { selectionIn, selectionParams } from "./selectionParams.ts";
import type { UrlProblem } from "./selectionParams.ts";

const namespace = "v";

/** A selection as text to be kept, whatever its length: as an address has it, `v=1&v.region=in~east`. Equal ones are equal texts. */
export function stateOfSelection(selection: Selection): string {
  return withOwnParams("", namespace, selectionParams(selection, namespace, { maxLength: Infinity }).params).slice(1);
}

/** A state without where the reader was, which changes no number: rows that were open, and the way of drills. */
export function saidOfState(state: string): string {
  const said = ownParams(state, namespace).filter(([, text]) => !/^(?:at|open|by|way)\(/.test(text));
  return withOwnParams("", namespace, said).slice(1);
}

/** The selection that `stateOfSelection` has written; what the catalog does not know is left out and told. */
export function selectionOfState(state: string, catalog: Pick<Catalog, "dimensions" | "metrics">): { readonly selection: Selection; readonly problems: readonly UrlProblem[] } {
  return selectionIn(ownParams(state, namespace), namespace, catalog) ?? { selection: [], problems: [] };
}
