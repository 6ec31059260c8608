import { read } from "../check/checkDocument.ts";
import type { DocumentOptions } from "../check/checkDocument.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";

/** The first fault of what was put together where neither side has one by itself. */
export function newFault(merged: CockpitDocument, sides: readonly CockpitDocument[], options: DocumentOptions): Finding | undefined {
  const known = new Set(sides.flatMap((side) => read(side, options).found.map((one) => placeOf(one, side))));
  return read(merged, options).found.find((one) => !known.has(placeOf(one, merged)));
}

/** The path, with a filter's id for where it stands: it may stand elsewhere on the other side. */
function placeOf({ path }: Finding, { filters = [] }: CockpitDocument): string {
  return path.replace(/^filters\[(\d+)\]/, (whole, at) => {
    const id = filters[Number(at)]?.id;
    return id === undefined ? whole : below("filters", id);
  });
}
