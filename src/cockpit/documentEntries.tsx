import type { CockpitDocument } from "../document/cockpitDocument.ts";
import type { Finding } from "../document/finding.ts";
import type { CockpitEntry } from "./cockpitItems.ts";
import { widgetTyped } from "./defineWidget.ts";
import type { WidgetRegistry } from "./defineWidget.ts";
import { findingsOf } from "./documentFindings.ts";
import { DocumentWidget, tilesOf } from "./DocumentWidget.tsx";

/** The widgets of a document, each with its place's size and what draws it. */
export function documentEntries(
  { widgets: named }: CockpitDocument,
  widgets: WidgetRegistry,
  {
    findings,
    sourceOf,
  }: {
    readonly findings: readonly Finding[] | null | undefined;
    readonly sourceOf: (id: string) => string;
  },
): readonly CockpitEntry[] {
  return Object.entries(named).map(([id, widget]) => {
    const registered = widgetTyped(widgets, widget.type);
    return {
      id,
      size: registered?.spec.size ?? { w: 6, h: 6 },
      filters: widget.filters,
      tiles: tilesOf(registered, widget),
      content: <DocumentWidget source={sourceOf(id)} widget={widget} registered={registered} findings={findingsOf(findings, id)} />,
    };
  });
}
