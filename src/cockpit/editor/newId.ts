import type { CockpitDocument } from "../../document/cockpitDocument.ts";

/** A name that no filter or widget of the document has: `trend`, `trend2`, … */
export function newId(kind: string, { filters = [], widgets }: Pick<CockpitDocument, "filters" | "widgets">): string {
  const taken = new Set([...Object.keys(widgets), ...filters.map(({ id }) => id)]);
  const letters = kind.replaceAll(/[^a-zA-Z0-9]/g, "").slice(0, 32);
  const stem = /^[a-zA-Z]/.test(letters) ? `${letters.charAt(0).toLowerCase()}${letters.slice(1)}` : "item";
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}${n}`;
  return id;
}
