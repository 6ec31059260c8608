import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { checkDocument } from "../../document/check/checkDocument.ts";
import type { Finding } from "../../document/finding.ts";
import { lintDocument } from "../../document/lint/lintDocument.ts";
import type { LintOptions } from "../../document/lint/lintDocument.ts";
import type { PropFault } from "../../document/widgetSpec.ts";
import { isBelow } from "./pathBelow.ts";

/**
 * Everything that is wrong with a document while it is edited. A widget or filter that is half said does not keep the
 * others from being looked at.
 */
export function editorFindings(document: CockpitDocument, options: LintOptions): readonly Finding[] {
  const found = checkDocument(document, options);
  if (found.length === 0) return lintDocument(document, options);
  const shape = checkDocument(document, { specs: options.specs });
  const isClear = (path: string) => !shape.some((one) => one.path === path || isBelow(one.path, path));
  const { filters = [], widgets } = document;
  if (!isClear("layout")) return shape;
  // By index, so that paths stay those of the document.
  const clear = {
    ...document,
    filters: filters.map((filter, at) => (isClear(`filters[${at}]`) ? filter : ({ id: filter.id, kind: "dateRange" } as const))),
    widgets: Object.fromEntries(Object.entries(widgets).filter(([id]) => isClear(`widgets.${id}`))),
  };
  const names = lintDocument(clear, options).filter(({ path, severity }) => severity === "error" && /^(?:widgets|filters)\b/.test(path));
  return [...shape, ...names];
}

/** Of them the errors in what stands at a path, with their paths below it. */
export function faultsBelow(findings: readonly Finding[], path: string): readonly PropFault[] {
  return findings.flatMap((finding) =>
    finding.severity === "error" && isBelow(finding.path, path) ? [{ path: finding.path.slice(path.length).replace(/^\./, ""), message: finding.message }] : [],
  );
}

/** Whether nothing keeps a widget from being shown. */
export function isFaultlessIn(findings: readonly Finding[], widget: string): boolean {
  const path = `widgets.${widget}`;
  return !findings.some((one) => one.severity === "error" && (one.path === path || isBelow(one.path, path)));
}
