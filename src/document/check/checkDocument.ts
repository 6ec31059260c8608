import type { Catalog } from "../../query/catalog.ts";
import { nearestName } from "../../query/nearest.ts";
import { breakpoints } from "../cockpitDocument.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { nameFindings } from "../lint/nameFindings.ts";
import { migrated } from "../migrate/migrateDocument.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../widgetSpec.ts";
import { checkFields, checkLocalized, checkName, checkNumber, checkText, required, unknownKey } from "./checkField.ts";
import { checkFilters, checkId } from "./checkFilters.ts";
import { documentLimits } from "./documentLimits.ts";
import { collectFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { isObject } from "../isObject.ts";
import { plainJson } from "./plainJson.ts";

export interface DocumentOptions {
  /** What widgets there are: `standardSpecs`, and the host's own. */
  readonly specs: readonly AnyWidgetSpec[];
  /** With it, names that the catalog does not have are faults too. */
  readonly catalog?: Catalog | undefined;
}

/**
 * Everything for which `parseDocument` would refuse the input; empty where it reads it.
 * @param input parsed JSON, not trusted; documents of older versions are migrated first
 */
export function checkDocument(input: unknown, options: DocumentOptions): readonly Finding[] {
  return read(input, options).found;
}

/** The document, where nothing was found. */
export function read(input: unknown, { specs, catalog }: DocumentOptions): { readonly found: readonly Finding[]; readonly document: CockpitDocument | null } {
  const faults = collectFaults();
  const plain = plainJson(input, faults);
  const nothing = () => ({ found: faults.found, document: null });
  if (plain === undefined || faults.found.length > 0) return nothing();
  const current = migrated(plain, faults);
  if (current === undefined) return nothing();
  checkCockpit(current, specs, faults);
  if (faults.found.length > 0) return nothing();
  const document = current as unknown as CockpitDocument;
  const found = catalog === undefined ? [] : nameFindings(document, { specs, catalog });
  return { found, document: found.length === 0 ? document : null };
}

const keys = ["$schema", "format", "version", "title", "description", "filters", "widgets", "layout"];

function checkCockpit(document: JsonObject, specs: readonly AnyWidgetSpec[], faults: Faults): void {
  for (const key of Object.keys(document)) if (!keys.includes(key)) unknownKey(key, keys, "", faults);
  const { $schema, title, description, filters = [], widgets, layout } = document;
  if ($schema !== undefined) checkText($schema, "$schema", faults);
  if (title === undefined) required("title", "", faults);
  else checkLocalized(title, "title", faults, { most: documentLimits.title });
  if (description !== undefined) checkLocalized(description, "description", faults, { most: documentLimits.description });
  const filterIds = checkFilters(filters, faults);
  if (widgets === undefined) required("widgets", "", faults);
  else if (!isObject(widgets)) faults.report("widgets", "expected an object by the widgets' ids", "应为以组件 id 为键的对象");
  else checkWidgets(widgets, filterIds, specs, faults);
  if (layout === undefined) required("layout", "", faults);
  else checkLayout(layout, isObject(widgets) ? Object.keys(widgets) : [], faults);
}

function checkWidgets(widgets: JsonObject, filterIds: readonly string[], specs: readonly AnyWidgetSpec[], faults: Faults): void {
  const ids = Object.keys(widgets);
  const { widgets: most } = documentLimits;
  if (ids.length > most) return faults.report("widgets", `expected at most ${most}, got ${ids.length}`, `最多 ${most} 个组件，实际 ${ids.length} 个`);
  const sources = [...filterIds, ...ids];
  for (const [id, widget] of Object.entries(widgets)) {
    const path = below("widgets", id);
    checkId(id, path, faults);
    if (filterIds.includes(id)) faults.report(path, `"${id}" is the id of a filter, too; give one of them another`, `“${id}”同时是筛选器的 id，请更换其一`);
    if (!isObject(widget)) faults.report(path, "expected a widget, an object", "应为组件对象");
    else checkWidget(widget, path, { sources: sources.filter((source) => source !== id), specs }, faults);
  }
}

const widgetKeys = ["type", "props", "filters"];

function checkWidget(
  widget: JsonObject,
  path: string,
  { sources, specs }: { readonly sources: readonly string[]; readonly specs: readonly AnyWidgetSpec[] },
  faults: Faults,
): void {
  for (const key of Object.keys(widget)) if (!widgetKeys.includes(key)) unknownKey(key, widgetKeys, path, faults);
  const { type, props, filters } = widget;
  const spec = specs.find((one) => one.type === type);
  if (type === undefined) required("type", path, faults);
  else if (spec === undefined) unknownType(type, specs, below(path, "type"), faults);
  if (props === undefined) required("props", path, faults);
  else if (spec !== undefined) checkProps(spec, props, below(path, "props"), faults);
  if (filters !== undefined) checkMappings(filters, sources, below(path, "filters"), faults);
}

function unknownType(type: Json, specs: readonly AnyWidgetSpec[], path: string, faults: Faults): void {
  if (typeof type !== "string") return faults.report(path, "expected the name of a widget", "应为组件类型的名称");
  const known = specs.map((one) => one.type);
  const nearest = nearestName(type, known);
  const shown = type.slice(0, 60);
  const list = known.slice(0, 20);
  faults.report(
    path,
    `unknown widget "${shown}"; ${nearest === undefined ? `use one of ${list.join(", ")}` : `did you mean "${nearest}"?`}`,
    `未知的组件“${shown}”；${nearest === undefined ? `可用:${list.join("、")}` : `是否指“${nearest}”？`}`,
  );
}

/** The props of one widget: what each is, and, where all are right, how they go together. */
export function checkProps(spec: AnyWidgetSpec, props: Json, path: string, faults: Faults): void {
  const before = faults.found.length;
  checkFields(spec.fields, props, path, faults);
  if (faults.found.length > before || !isObject(props)) return;
  for (const fault of spec.check?.(props) ?? []) {
    faults.found.push({ path: `${path}.${fault.path}`, message: fault.message, severity: "error" });
  }
}

function checkMappings(filters: Json, sources: readonly string[], path: string, faults: Faults): void {
  if (!isObject(filters)) return faults.report(path, "expected an object by the ids of filters and widgets", "应为以筛选器或组件 id 为键的对象");
  for (const [source, mapping] of Object.entries(filters)) {
    const at = below(path, source);
    if (!sources.includes(source)) {
      const nearest = nearestName(source, sources);
      faults.report(
        at,
        `no filter or other widget has the id "${source.slice(0, 60)}"${nearest === undefined ? "" : `; did you mean "${nearest}"?`}`,
        `没有 id 为“${source.slice(0, 60)}”的筛选器或其他组件${nearest === undefined ? "" : `；是否指“${nearest}”？`}`,
      );
    } else if (isObject(mapping)) {
      for (const [dimension, other] of Object.entries(mapping)) {
        checkName(dimension, below(at, dimension), faults);
        checkName(other, below(at, dimension), faults);
      }
    } else if (mapping !== "ignore") {
      faults.report(at, 'expected "ignore", or dimensions by dimensions', '应为 "ignore"，或维度到维度的映射');
    }
  }
}

function checkLayout(layout: Json, ids: readonly string[], faults: Faults): void {
  if (!isObject(layout)) return faults.report("layout", "expected an object by breakpoints", "应为以断点为键的对象");
  for (const [name, placements] of Object.entries(layout)) {
    const path = below("layout", name);
    if (!(breakpoints as readonly string[]).includes(name)) unknownKey(name, breakpoints, "layout", faults);
    else if (!isObject(placements)) faults.report(path, "expected an object by the widgets' ids", "应为以组件 id 为键的对象");
    else for (const [id, place] of Object.entries(placements)) checkPlacement(id, place, { ids, path }, faults);
  }
  if (layout["wide"] === undefined) required("wide", "layout", faults);
}

const sides = ["x", "y", "w", "h"];

function checkPlacement(
  id: string,
  place: Json,
  { ids, path }: { readonly ids: readonly string[]; readonly path: string },
  faults: Faults,
): void {
  const at = below(path, id);
  if (!ids.includes(id)) {
    const nearest = nearestName(id, ids);
    return faults.report(
      at,
      `there is no widget "${id.slice(0, 60)}"${nearest === undefined ? "" : `; did you mean "${nearest}"?`}`,
      `没有组件“${id.slice(0, 60)}”${nearest === undefined ? "" : `；是否指“${nearest}”？`}`,
    );
  }
  if (!isObject(place)) return faults.report(at, "expected a place: x, y, w and h", "应为位置:x、y、w 和 h");
  for (const key of Object.keys(place)) if (!sides.includes(key)) unknownKey(key, sides, at, faults);
  for (const side of sides) {
    const value = place[side];
    const least = side === "w" || side === "h" ? 1 : 0;
    if (value === undefined) required(side, at, faults);
    else checkNumber(value, below(at, side), faults, { whole: true, least, most: documentLimits.row });
  }
}
