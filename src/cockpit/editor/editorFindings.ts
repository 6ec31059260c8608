import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { checkDocument } from "../../document/check/checkDocument.ts";
import type { DocumentOptions } from "../../document/check/checkDocument.ts";
import { nameFindings } from "../../document/lint/nameFindings.ts";
import type { Finding } from "../../document/finding.ts";
import type { PropFault } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import { isBelow } from "./pathBelow.ts";

/**
 * Everything that is wrong with a document while it is edited. A widget or filter that is half said does not keep the
 * names of the others from being looked up.
 */
export function editorFindings(
  document: CockpitDocument,
  { specs, catalog }: DocumentOptions & { readonly catalog: Catalog },
): readonly Finding[] {
  const found = checkDocument(document, { specs });
  const isClear = (path: string) => !found.some((one) => one.path === path || isBelow(one.path, path));
  const { filters = [], widgets } = document;
  // By index, so that paths stay those of the document.
  const names = nameFindings(
    {
      ...document,
      filters: filters.map((filter, at) => (isClear(`filters[${at}]`) ? filter : { id: filter.id, kind: "dateRange" })),
      widgets: Object.fromEntries(Object.entries(widgets).filter(([id]) => isClear(`widgets.${id}`))),
    },
    { specs, catalog },
  );
  return [...found, ...names];
}

/** Of them those about what stands at a path, with their paths below it. */
export function faultsBelow(findings: readonly Finding[], path: string): readonly PropFault[] {
  return findings.flatMap((finding) =>
    isBelow(finding.path, path) ? [{ path: finding.path.slice(path.length).replace(/^\./, ""), message: finding.message }] : [],
  );
}

/** Whether nothing keeps a widget from being shown. */
export function isFaultlessIn(findings: readonly Finding[], widget: string): boolean {
  const path = `widgets.${widget}`;
  return !findings.some((one) => one.severity === "error" && (one.path === path || isBelow(one.path, path)));
}
