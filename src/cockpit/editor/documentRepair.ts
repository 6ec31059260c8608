import { breakpoints } from "../../document/cockpitDocument.ts";
import type { Breakpoint, CockpitDocument, CockpitFilter } from "../../document/cockpitDocument.ts";
import { below } from "../../document/finding.ts";
import type { Finding } from "../../document/finding.ts";
import { isObject } from "../../document/isObject.ts";
import { addWidget } from "../../document/layout/editLayout.ts";
import { own } from "../../document/merge/sameJson.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { undrawable } from "../undrawable.ts";
import { faultsIn } from "./editorFindings.ts";
import { newId } from "./newId.ts";
import { isBelow } from "./pathBelow.ts";

/** What mends an error by itself: taking a part out, giving another id, or giving a widget a place. */
export interface DocumentRepair {
  readonly kind: "remove" | "rename" | "place";
  /** What it is done to: where the error is, or the part that holds it. */
  readonly path: string;
  readonly document: CockpitDocument;
}

export interface RepairOptions {
  readonly findingsOf: (document: CockpitDocument) => readonly Finding[];
  readonly specOf: (type: string) => AnyWidgetSpec | undefined;
}

/**
 * The smallest repair after which an error is gone and nothing that it stood in is wrong otherwise; null where only somebody can say what is meant, as of a metric that is required. No widget and no filter is
 * taken out whole: they have controls that do.
 */
export function repairOf(document: CockpitDocument, finding: Finding, { findingsOf, specOf }: RepairOptions): DocumentRepair | null {
  if (finding.severity !== "error") return null;
  const before = new Set(findingsOf(document).map(told));
  const mends = ({ path, document: after }: DocumentRepair) =>
    undrawable(after) === null &&
    findingsOf(after).every((left) => {
      const one = { ...left, path: pathBefore(left.path, path) };
      if (told(one) === told(finding)) return false;
      const isAbove = one.path === path || one.path === finding.path || isBelow(path, one.path);
      return one.severity !== "error" || !isAbove || before.has(told(one));
    });
  for (const repair of repairs(document, finding, specOf, findingsOf)) if (mends(repair)) return repair;
  return null;
}

function told({ path, message }: Finding): string {
  return JSON.stringify([path, message.en]);
}

/** What a path was before an item of a list was taken out, after which those that follow stand one further up. */
function pathBefore(path: string, removed: string): string {
  const [, list = "", at] = /^(.*)\[(\d+)\]$/.exec(removed) ?? [];
  if (at === undefined || !isBelow(path, list)) return path;
  const rest = path.slice(list.length);
  return list + rest.replace(/^\[(\d+)\]/, (whole, index: string) => (Number(index) < Number(at) ? whole : `[${Number(index) + 1}]`));
}

function* repairs(
  document: CockpitDocument,
  { path }: Finding,
  specOf: RepairOptions["specOf"],
  findingsOf: RepairOptions["findingsOf"],
): Generator<DocumentRepair> {
  const at = (document.filters ?? []).findIndex((_, index) => path === `filters[${index}].id`);
  if (at >= 0) yield { kind: "rename", path, document: withFilterRenamed(document, at) };
  const way = wayTo(document, path);
  const named = widgetNamedAt(way);
  const itself = named === null ? "" : below("widgets", named);
  if (named !== null && pathOf(way) === path && faultsIn(findingsOf(document), named).some((one) => one.path === itself)) {
    yield { kind: "rename", path: itself, document: withWidgetRenamed(document, named) };
  }
  const placed = placeOf(document, path);
  if (placed !== null) {
    if (pathOf(way) === path) yield removal(document, way);
    yield { kind: "place", path: placed.path, document: withPlace(document, placed.at, placed.id, specOf) };
  }
  const least = way[0] === "widgets" || way[0] === "filters" ? 3 : 1;
  for (let { length } = way; length >= least; length -= 1) yield removal(document, way.slice(0, length));
}

type Way = readonly (string | number)[];

function pathOf(way: Way): string {
  return way.reduce<string>(below, "");
}

/** The keys that lead to a path, as far as there is something. */
function wayTo(document: object, path: string): Way {
  const way: (string | number)[] = [];
  let here: unknown = document;
  while (typeof here === "object" && here !== null && pathOf(way) !== path) {
    const keys: Way = Array.isArray(here) ? [...here.keys()] : Object.keys(here);
    const next = keys.find((key) => {
      const to = pathOf([...way, key]);
      return to === path || isBelow(path, to);
    });
    if (next === undefined) return way;
    here = (here as { readonly [key: string | number]: unknown })[next];
    way.push(next);
  }
  return way;
}

/** The id of a widget where one stands: of itself, of its place, or of what another says of it. */
function widgetNamedAt([root, first, second, third, ...more]: Way): string | null {
  if (more.length > 0) return null;
  if (third !== undefined) return root === "widgets" && second === "filters" ? String(third) : null;
  if (second !== undefined) return root === "layout" ? String(second) : null;
  return root === "widgets" && first !== undefined ? String(first) : null;
}

/** What a widget says of a source goes with the last part of it. */
function removal(document: CockpitDocument, way: Way): DocumentRepair {
  const after = without(document, way) as CockpitDocument;
  const [root, id, part] = way;
  const isMapping = root === "widgets" && part === "filters" && way.length > 3;
  const left = isMapping ? own(after.widgets, String(id))?.filters : undefined;
  const source = left && own(left, String(way[3]));
  const isEmpty = way.length > 4 && isObject(source) && Object.keys(source).length === 0;
  if (isEmpty) return { ...removal(document, way.slice(0, 4)), path: pathOf(way) };
  if (left !== undefined && Object.keys(left).length === 0) return { ...removal(document, way.slice(0, 3)), path: pathOf(way) };
  return { kind: "remove", path: pathOf(way), document: after };
}

function without(value: unknown, [key, ...rest]: Way): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return rest.length === 0 ? items.filter((_, at) => at !== key) : items.map((item, at) => (at === key ? without(item, rest) : item));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => (name !== key ? [[name, item]] : rest.length === 0 ? [] : [[name, without(item, rest)]])),
  );
}

/** Whose place at which breakpoint a path is about. */
function placeOf({ layout, widgets }: CockpitDocument, path: string) {
  for (const at of breakpoints) {
    if (!Object.hasOwn(layout, at)) continue;
    for (const id of Object.keys(widgets)) {
      const whole = below(below("layout", at), id);
      if (path === whole || isBelow(path, whole)) return { at, id, path: whole };
    }
  }
  return null;
}

/** With the widget where it first fits at a breakpoint, in the size of its kind. */
function withPlace(document: CockpitDocument, at: Breakpoint, id: string, specOf: RepairOptions["specOf"]): CockpitDocument {
  const { layout, widgets } = document;
  const { [id]: _before, ...others } = layout[at] ?? {};
  const size = specOf(own(widgets, id)?.type ?? "")?.size ?? { w: 4, h: 4 };
  return { ...document, layout: { ...layout, [at]: addWidget({ ...layout, [at]: others }, id, size)[at] } };
}

/** What widgets say of the id goes with it, unless another is called by it. */
function withFilterRenamed(document: CockpitDocument, at: number): CockpitDocument {
  const { filters = [], widgets } = document;
  const before = filters[at];
  if (before === undefined) return document;
  const id = newId(aboutOf(before), document);
  const isShared = Object.hasOwn(widgets, before.id) || filters.some((filter, other) => other !== at && filter.id === before.id);
  const renamed = filters.map((filter, other) => (other === at ? { ...filter, id } : filter));
  return { ...(isShared ? document : withSourceRenamed(document, before.id, id)), filters: renamed };
}

function aboutOf(filter: CockpitFilter): string {
  return filter.kind === "dateRange" ? "period" : filter.dimension;
}

function withWidgetRenamed(document: CockpitDocument, before: string): CockpitDocument {
  const id = newId(own(document.widgets, before)?.type ?? "", document);
  const isShared = (document.filters ?? []).some((filter) => filter.id === before);
  const { widgets, layout, ...rest } = isShared ? document : withSourceRenamed(document, before, id);
  const placed = breakpoints.flatMap((at) => {
    const placements = layout[at];
    return placements === undefined ? [] : [[at, withKey(placements, before, id)] as const];
  });
  return { ...rest, widgets: withKey(widgets, before, id), layout: { ...layout, ...Object.fromEntries(placed) } };
}

function withSourceRenamed(document: CockpitDocument, before: string, id: string): CockpitDocument {
  const widgets = Object.entries(document.widgets).map(
    ([key, widget]) => [key, widget.filters === undefined ? widget : { ...widget, filters: withKey(widget.filters, before, id) }] as const,
  );
  return { ...document, widgets: Object.fromEntries(widgets) };
}

function withKey<T>(record: { readonly [key: string]: T }, before: string, after: string): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === before ? after : key, value]));
}
