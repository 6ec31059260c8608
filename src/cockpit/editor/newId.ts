import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { freeId } from "../../document/merge/renameClashes.ts";

/** A name that no filter or widget of the document has, made of the kind's: `trend`, `trend2`, … */
export function newId(kind: string, document: Pick<CockpitDocument, "filters" | "widgets">): string {
  const letters = kind.replaceAll(/[^a-zA-Z0-9]/g, "").slice(0, 32);
  return freeId(/^[a-zA-Z]/.test(letters) ? `${letters.charAt(0).toLowerCase()}${letters.slice(1)}` : "item", document);
}
