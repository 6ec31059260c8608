import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { mergeDocuments } from "../../document/merge/mergeDocuments.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";

/** Lays what was made of one version on another that somebody else made of it; null where the two clash. */
export function ontoOthers(base: CockpitDocument, theirs: CockpitDocument, specs: readonly AnyWidgetSpec[]) {
  return (own: CockpitDocument): CockpitDocument | null => {
    const { document, conflicts } = mergeDocuments(base, own, theirs, { specs });
    return conflicts.length === 0 ? document : null;
  };
}
