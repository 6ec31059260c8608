import type { CockpitDocument } from "../document/cockpitDocument.ts";
import type { CockpitEntry } from "./cockpitItems.ts";
import { widgetTyped } from "./defineWidget.ts";
import type { WidgetRegistry } from "./defineWidget.ts";
import { DocumentWidget } from "./DocumentWidget.tsx";

/** The widgets of a document, each with its place's size and what draws it. */
export function documentEntries(
  { widgets: named }: CockpitDocument,
  widgets: WidgetRegistry,
  sourceOf: (id: string) => string,
): readonly CockpitEntry[] {
  return Object.entries(named).map(([id, widget]) => ({
    id,
    size: widgetTyped(widgets, widget.type)?.spec.size ?? { w: 6, h: 6 },
    filters: widget.filters,
    content: <DocumentWidget source={sourceOf(id)} path={`widgets.${id}`} widget={widget} widgets={widgets} />,
  }));
}
