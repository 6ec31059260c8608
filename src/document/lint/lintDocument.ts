import type { Catalog } from "../../query/catalog.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { standardLints } from "../standard/standardLints.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { lintEmptyLists } from "./lintEmptyLists.ts";
import { lintFilters } from "./lintFilters.ts";
import { lintLayout } from "./lintLayout.ts";
import { lintTexts } from "./lintTexts.ts";
import { nameFindings } from "./nameFindings.ts";

export interface LintOptions {
  readonly specs: readonly AnyWidgetSpec[];
  readonly catalog: Catalog;
}

/**
 * What is wrong with a document that can be read, or hardly meant: names that the catalog does not have, filters that
 * reach no widget and widgets that a filter does not reach, units that clash, widgets in each other's way, without a
 * place or too small, limits the wrong way round, lists of no values, texts that are missing in a language, a title that is
 * empty, which no server keeps. Errors first.
 * @param document as `parseDocument` gives it
 */
export function lintDocument(document: CockpitDocument, options: LintOptions): readonly Finding[] {
  const names = nameFindings(document, options);
  const found = [
    ...names,
    ...widgetFindings(document, options, names),
    ...lintFilters(document, options),
    ...lintEmptyLists(document, options),
    ...lintLayout(document, options),
    ...lintTexts(document, options),
  ];
  return found.toSorted((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
}

/** What the widgets say themselves, where they know every name. */
function widgetFindings({ widgets }: CockpitDocument, { specs, catalog }: LintOptions, names: readonly Finding[]): readonly Finding[] {
  if (Object.keys(widgets).length === 0) {
    return [{ path: "widgets", message: { en: "the cockpit has no widget; add one", "zh-CN": "驾驶舱没有组件，请添加" }, severity: "warning" }];
  }
  return Object.entries(widgets).flatMap(([id, { type, props }]) => {
    const path = `${below("widgets", id)}.props`;
    if (names.some((finding) => finding.path.startsWith(`${path}.`))) return [];
    const spec = specs.find((one) => one.type === type);
    const lint = spec && (spec.lint ?? standardLints.get(spec));
    return (lint?.(props, catalog) ?? []).map((finding) => ({ ...finding, path: `${path}.${finding.path}` }));
  });
}
