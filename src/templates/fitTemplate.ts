import { checkProps } from "../document/check/checkDocument.ts";
import { collectFaults } from "../document/check/faults.ts";
import type { CockpitDocument, CockpitWidget } from "../document/cockpitDocument.ts";
import type { Finding } from "../document/finding.ts";
import { removeWidget } from "../document/layout/editLayout.ts";
import { lintDocument } from "../document/lint/lintDocument.ts";
import type { LintOptions } from "../document/lint/lintDocument.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../document/widgetSpec.ts";

export interface FittedTemplate {
  readonly document: CockpitDocument;
  /** What was left out and why, by its place in the template. */
  readonly leftOut: readonly Finding[];
}

/**
 * A template as a host can show it: without the metrics, dimensions and events that the catalog does not have, without the
 * widgets of which nothing is left, and without filters that then change nothing.
 */
export function fitTemplate(template: CockpitDocument, options: LintOptions): FittedTemplate {
  const leftOut: Finding[] = [];
  let document = template;
  for (;;) {
    const finding = lintDocument(document, options).find(({ severity, path }) => severity === "error" || /^filters\[\d+\]$/.test(path));
    const fitted = finding === undefined ? document : without(document, finding.path, options.specs);
    if (finding === undefined || fitted === document) return { document, leftOut };
    leftOut.push(finding);
    document = fitted;
  }
}

function without(document: CockpitDocument, path: string, specs: readonly AnyWidgetSpec[]): CockpitDocument {
  const [room, place, part, ...way] = stepsOf(path);
  if (room === "filters" && typeof place === "number") return withoutFilter(document, place);
  if (room !== "widgets" || typeof place !== "string") return document;
  const widget = document.widgets[place];
  if (widget === undefined) return document;
  if (part === "filters") return withWidget(document, place, withoutMapping(widget, String(way[0])));
  const props = part === "props" ? withoutProp(widget, way, specs) : null;
  return props === null ? withoutWidget(document, place) : withWidget(document, place, { ...widget, props });
}

/** Without as little as leaves the rest right; null where nothing does. */
function withoutProp({ type, props }: CockpitWidget, way: readonly (string | number)[], specs: readonly AnyWidgetSpec[]): JsonObject | null {
  const spec = specs.find((one) => one.type === type);
  if (spec === undefined) return null;
  for (let depth = way.length; depth > 0; depth -= 1) {
    const less = removed(props, way.slice(0, depth)) as JsonObject;
    const faults = collectFaults();
    checkProps(spec, less, "", faults);
    if (faults.found.length === 0) return less;
  }
  return null;
}

function removed(value: Json, [step, ...rest]: readonly (string | number)[]): Json {
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return rest.length === 0 ? items.filter((_, at) => at !== step) : items.map((item, at) => (at === step ? removed(item, rest) : item));
  }
  const entries = Object.entries(value as JsonObject).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
    if (key !== step) return [[key, item]];
    return rest.length === 0 ? [] : [[key, removed(item, rest)]];
  });
  return Object.fromEntries(entries);
}

function withWidget(document: CockpitDocument, id: string, widget: CockpitWidget): CockpitDocument {
  return { ...document, widgets: { ...document.widgets, [id]: widget } };
}

function withoutWidget({ widgets, layout, ...rest }: CockpitDocument, id: string): CockpitDocument {
  const { [id]: _gone, ...left } = widgets;
  return unmapped({ ...rest, widgets: left, layout: removeWidget(layout, id) }, id);
}

function withoutFilter(document: CockpitDocument, place: number): CockpitDocument {
  const { filters = [] } = document;
  return unmapped({ ...document, filters: filters.filter((_, at) => at !== place) }, filters[place]?.id ?? "");
}

/** Nobody maps what is no more. */
function unmapped(document: CockpitDocument, source: string): CockpitDocument {
  const widgets = Object.entries(document.widgets).map(([id, widget]) => [id, withoutMapping(widget, source)] as const);
  return { ...document, widgets: Object.fromEntries(widgets) };
}

function withoutMapping(widget: CockpitWidget, source: string): CockpitWidget {
  if (widget.filters === undefined || !Object.hasOwn(widget.filters, source)) return widget;
  const { [source]: _gone, ...filters } = widget.filters;
  return { ...widget, filters };
}

/** `widgets.a.props.steps[1]` as its keys. */
function stepsOf(path: string): readonly (string | number)[] {
  return Array.from(path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g), ([, index, quoted, key]) =>
    index === undefined ? (quoted === undefined ? String(key) : String(JSON.parse(`"${quoted}"`))) : Number(index),
  );
}
