import fc from "fast-check";
import { checkDocument, standardSpecs } from "../../src/document/index.ts";
import type { Breakpoint, CockpitDocument, CockpitWidget, JsonObject } from "../../src/document/index.ts";
import { addWidget, moveWidget, removeWidget } from "../../src/document/layout/editLayout.ts";

type Edit = (document: CockpitDocument) => CockpitDocument;

const withWidget = (document: CockpitDocument, id: string, change: (widget: CockpitWidget) => CockpitWidget): CockpitDocument => {
  const widget = document.widgets[id];
  return widget === undefined ? document : { ...document, widgets: { ...document.widgets, [id]: change(widget) } };
};
const withProps = (more: JsonObject) => (widget: CockpitWidget) => ({ ...widget, props: { ...widget.props, ...more } });
const withoutProp = (name: string) => (widget: CockpitWidget) => {
  const { [name]: _gone, ...props } = widget.props;
  return { ...widget, props };
};

function without(document: CockpitDocument, id: string): CockpitDocument {
  const { [id]: gone, ...widgets } = document.widgets;
  if (gone === undefined) return document;
  const left = Object.entries(widgets).map(([other, widget]) => {
    const { [id]: _mapping, ...filters } = widget.filters ?? {};
    return [other, { ...widget, ...(widget.filters && { filters }) }] as const;
  });
  return { ...document, widgets: Object.fromEntries(left), layout: removeWidget(document.layout, id) };
}

function withNew(document: CockpitDocument, id: string, metric: string): CockpitDocument {
  if (Object.hasOwn(document.widgets, id)) return document;
  const widget = { type: "KpiTile", props: { metric } };
  return { ...document, widgets: { ...document.widgets, [id]: widget }, layout: addWidget(document.layout, id, { w: 3, h: 3 }) };
}

const ids = fc.constantFrom("csat", "figures", "course", "journey", "table", "n1", "n2");
const numbers = fc.integer({ min: 0, max: 9 });

/** What somebody does in an editor. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom("A", "B", "“C”").map((text): Edit => (document) => ({ ...document, title: { ...document.title, en: text } })),
  fc.constantFrom("甲", "乙").map((text): Edit => (document) => ({ ...document, title: { ...document.title, "zh-CN": text } })),
  fc.tuple(ids, numbers).map(([id, value]): Edit => (document) =>
    withWidget(document, id, (widget) => (widget.type === "KpiTile" ? withProps({ target: value })(widget) : widget)),
  ),
  numbers.map((value): Edit => (document) => withWidget(document, "course", withProps({ top: value + 1, by: "channel" }))),
  fc.constant<Edit>((document) => withWidget(document, "course", (widget) => withoutProp("top")(withoutProp("by")(widget)))),
  fc.constantFrom<"ignore" | { channel: string }>("ignore", { channel: "region" }).map((mapping): Edit => (document) =>
    withWidget(document, "journey", (widget) => ({ ...widget, filters: { ...widget.filters, ...(document.filters?.some(({ id }) => id === "channels") && { channels: mapping }) } })),
  ),
  fc.tuple(ids, fc.constantFrom<Breakpoint>("wide", "medium"), numbers, numbers).map(([id, at, x, y]): Edit => (document) => ({
    ...document,
    layout: moveWidget(document.layout, at, id, { x, y }),
  })),
  ids.map((id): Edit => (document) => without(document, id)),
  fc.tuple(fc.constantFrom("n1", "n2"), fc.constantFrom("tickets", "csat")).map(([id, metric]): Edit => (document) => withNew(document, id, metric)),
  fc.constantFrom("regions", "urgency").map((id): Edit => (document) => ({
    ...document,
    filters: [...(document.filters ?? []).filter((filter) => filter.id !== id), { kind: "dimension", id, dimension: id === "regions" ? "region" : "urgent" }],
  })),
  fc.constant<Edit>((document) => ({ ...document, filters: [...(document.filters ?? [])].reverse() })),
);

/** A document after a few edits, which can be read. */
export function editedFrom(document: CockpitDocument, most = 4): fc.Arbitrary<CockpitDocument> {
  return fc
    .array(edit, { maxLength: most })
    .map((edits) => edits.reduce((current, change) => change(current), document))
    .filter((edited) => checkDocument(edited, { specs: standardSpecs }).length === 0);
}
