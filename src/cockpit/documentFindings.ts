"use client";

import { useMemo } from "react";
import type { CockpitDocument } from "../document/cockpitDocument.ts";
import { below } from "../document/finding.ts";
import type { Finding } from "../document/finding.ts";
import type { Catalog } from "../query/catalog.ts";
import { part } from "../react/part.ts";
import { usePart } from "../react/usePart.ts";
import { useProvided } from "../react/useProvided.ts";
import type { WidgetRegistry } from "./defineWidget.ts";

export const checkPart = part(() => import("../document/check/checkDocument.ts"));

/** What is wrong with a document: undefined while its checks are being loaded, null where they could not be. */
export function useDocumentFindings(document: CockpitDocument, widgets: WidgetRegistry): readonly Finding[] | null | undefined {
  const { catalog } = useProvided<Catalog>();
  const check = usePart(checkPart, true);
  return useMemo(() => {
    if (!check) return check;
    const specs = widgets.map(({ spec }) => spec).toReversed();
    return check.checkDocument(document, { specs, catalog }).filter(({ severity }) => severity === "error");
  }, [check, document, widgets, catalog]);
}

/** Those about one widget. */
export function findingsOf(findings: readonly Finding[] | null | undefined, widget: string): readonly Finding[] | null | undefined {
  const path = below("widgets", widget);
  return findings?.filter((finding) => finding.path === path || finding.path.startsWith(`${path}.`)) ?? findings;
}

/** Those about no one widget. */
export function findingsOfNone(findings: readonly Finding[] | null | undefined, { widgets }: CockpitDocument): readonly Finding[] {
  const about = new Set(Object.keys(widgets).flatMap((id) => findingsOf(findings, id) ?? []));
  return findings?.filter((finding) => !about.has(finding)) ?? [];
}
