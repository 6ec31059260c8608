import type { Breakpoint, CockpitDocument, CockpitLayout, Placement } from "../../document/cockpitDocument.ts";
import { placementsAt } from "../../document/layout/deriveLayout.ts";
import type { LeastSizes } from "../../document/layout/deriveLayout.ts";
import * as layouts from "../../document/layout/editLayout.ts";
import type { AnyWidgetSpec, JsonObject } from "../../document/widgetSpec.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { withoutSource } from "./filterEdits.ts";
import { newId } from "./newId.ts";

/** With a widget more, where it first fits in each layout. @returns the document, and the widget's new id */
export function addWidget(
  document: CockpitDocument,
  { type, size }: Pick<AnyWidgetSpec, "type" | "size">,
  props: JsonObject,
): { readonly document: CockpitDocument; readonly id: string } {
  const id = newId(type, document);
  const widgets = { ...document.widgets, [id]: { type, props } };
  return { id, document: { ...document, widgets, layout: layouts.addWidget(document.layout, id, size) } };
}

/** Without the widget, and without what others said of the clauses that it made. */
export function removeWidget(document: CockpitDocument, id: string): CockpitDocument {
  if (!Object.hasOwn(document.widgets, id)) return document;
  const { [id]: _gone, ...widgets } = document.widgets;
  return withoutSource({ ...document, widgets, layout: layouts.removeWidget(document.layout, id) }, id);
}

/** With the widget once more, of the same props and size, where that first fits. */
export function duplicateWidget(
  document: CockpitDocument,
  id: string,
): { readonly document: CockpitDocument; readonly id: string } {
  const widget = document.widgets[id];
  if (widget === undefined) return { document, id };
  const copy = newId(widget.type, document);
  const { w, h } = document.layout.wide[id] ?? { w: 4, h: 4 };
  const widgets = { ...document.widgets, [copy]: widget };
  const layout = layouts.addWidget(document.layout, copy, { w, h, minW: Math.min(w, 2) });
  return { id: copy, document: { ...document, widgets, layout } };
}

/** With other props of a widget. What they leave out is left out. */
export function changeProps(document: CockpitDocument, id: string, props: JsonObject): CockpitDocument {
  const widget = document.widgets[id];
  if (widget === undefined) return document;
  return { ...document, widgets: { ...document.widgets, [id]: { ...widget, props } } };
}

/** With another layout. */
export function relaid(document: CockpitDocument, layout: CockpitLayout): CockpitDocument {
  return layout === document.layout ? document : { ...document, layout };
}

/** With another title or description; an empty description is left out. */
export function retitled(
  document: CockpitDocument,
  { title = document.title, description = document.description }: { readonly title?: LocalizedText; readonly description?: LocalizedText },
): CockpitDocument {
  const { description: _before, ...rest } = document;
  const isSaid = description !== undefined && (description.en !== "" || (description["zh-CN"] ?? "") !== "");
  return { ...rest, title, ...(isSaid && { description }) };
}

/** How a widget moves or grows by one key or one entry of its menu. */
export type WidgetMove =
  | "left"
  | "right"
  | "up"
  | "down"
  | "first"
  | "last"
  | "wider"
  | "narrower"
  | "taller"
  | "shorter";

/** The layout after one move of a widget; the same where there is no way. */
export function movedBy(
  layout: CockpitLayout,
  at: Breakpoint,
  id: string,
  move: WidgetMove,
  sizes: LeastSizes,
): CockpitLayout {
  const placements = placementsAt(layout, at, sizes);
  const place = placements[id];
  if (place === undefined) return layout;
  const go = (x: -1 | 0 | 1, y: -1 | 0 | 1) => {
    const next = layouts.nextPlace(layout, at, id, place, { x, y }, sizes);
    return next === null ? layout : layouts.moveWidget(layout, at, id, next, sizes);
  };
  const resize = (by: Partial<Pick<Placement, "w" | "h">>) =>
    layouts.resizeWidget(layout, at, id, { w: place.w + (by.w ?? 0), h: place.h + (by.h ?? 0) }, sizes);
  switch (move) {
    case "left":
      return go(-1, 0);
    case "right":
      return go(1, 0);
    case "up":
      return go(0, -1);
    case "down":
      return go(0, 1);
    case "first":
      return layouts.moveWidget(layout, at, id, { x: 0, y: 0 }, sizes);
    case "last":
      return layouts.moveWidget(layout, at, id, { x: 0, y: Math.max(...Object.values(placements).map(({ y, h }) => y + h)) }, sizes);
    case "wider":
      return resize({ w: 1 });
    case "narrower":
      return resize({ w: -1 });
    case "taller":
      return resize({ h: 1 });
    case "shorter":
      return resize({ h: -1 });
    default:
      return move satisfies never;
  }
}
