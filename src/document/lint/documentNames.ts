import type { DimensionValue } from "../../query/dimension.ts";
import type { DimensionChoice } from "../../query/dimensionChoice.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { isObject } from "../isObject.ts";
import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../cockpitDocument.ts";
import type { DimensionUse, Field } from "../field.ts";
import { filterFields } from "../filterFields.ts";
import { below } from "../finding.ts";
import { visitFields } from "../visitFields.ts";
import type { LeafField } from "../visitFields.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../widgetSpec.ts";

/** Something of the catalog that a document speaks of. */
export type CatalogUse =
  | { readonly kind: "metric" | "hierarchy" | "event"; readonly name: string; readonly path: string }
  | { readonly kind: "dimension"; readonly name: string; readonly use: DimensionUse; readonly path: string }
  | { readonly kind: "filter"; readonly filter: AnyFilter; readonly path: string }
  /** A condition that the document says in other words: the whole of it stands at the path. */
  | { readonly kind: "condition"; readonly filter: AnyFilter; readonly path: string };

/** What a document that was read speaks of, in its order. */
export function documentNames(document: CockpitDocument, specs: readonly AnyWidgetSpec[]): readonly CatalogUse[] {
  return [
    ...(document.filters ?? []).flatMap((filter, at) => filterNames(filter, `filters[${at}]`)),
    ...Object.entries(document.widgets).flatMap(([id, widget]) => widgetNames(widget, specs, below("widgets", id))),
  ];
}

function filterNames(filter: CockpitFilter, path: string): readonly CatalogUse[] {
  const { id: _id, kind, ...rest } = filter;
  return fieldsNames(filterFields[kind], rest as unknown as JsonObject, path);
}

export function widgetNames({ type, props, filters = {} }: CockpitWidget, specs: readonly AnyWidgetSpec[], path: string): readonly CatalogUse[] {
  const spec = specs.find((one) => one.type === type);
  const mapped = Object.entries(filters).flatMap(([source, mapping]) => {
    if (mapping === "ignore") return [];
    const at = below(below(path, "filters"), source);
    return Object.entries(mapping).flatMap(([from, to]): readonly CatalogUse[] =>
      [from, to].map((name) => ({ kind: "dimension", name, use: "any", path: below(at, from) })),
    );
  });
  return [...(spec === undefined ? [] : fieldsNames(spec.fields, props, below(path, "props"))), ...mapped];
}

function fieldsNames(fields: { readonly [name: string]: Field | undefined }, values: JsonObject, path: string): readonly CatalogUse[] {
  const uses: CatalogUse[] = [];
  visitFields(fields, values, path, (field, value, at, beside) => {
    if (field.kind === "values") uses.push(...choiceNames(String(beside[field.of]), value as unknown as DimensionChoice, at));
    else uses.push(...leafNames(field, value, at));
  });
  return uses;
}

function choiceNames(dimension: string, { values, contains, except = [] }: DimensionChoice, path: string): readonly CatalogUse[] {
  const condition = (filter: AnyFilter, ...way: readonly (string | number)[]): CatalogUse => ({ kind: "condition", filter, path: way.reduce<string>(below, path) });
  const listed = (list: readonly DimensionValue[], part: string) => list.map((value, at) => condition({ dimension, op: "in", values: [value] }, part, at));
  return [
    ...listed(values, "values"),
    ...(contains === undefined ? [] : [condition({ dimension, op: "contains", value: contains }, "contains")]),
    ...listed(except, "except"),
  ];
}

function leafNames(field: LeafField, value: Json, path: string): readonly CatalogUse[] {
  switch (field.kind) {
    case "metric":
    case "hierarchy":
    case "event":
      return [{ kind: field.kind, name: String(value), path }];
    case "dimension":
      return [{ kind: "dimension", name: String(value), use: field.of ?? "group", path }];
    case "metrics":
      return each(value, path, (name, at) => ({ kind: "metric", name, path: at }));
    case "events":
      return each(value, path, (name, at) => ({ kind: "event", name, path: at }));
    case "dimensions":
      return each(value, path, (name, at) => ({ kind: "dimension", name, use: field.of ?? "group", path: at }));
    case "filter":
      return [{ kind: "filter", filter: value as unknown as AnyFilter, path }];
    case "perMetric":
      if (!isObject(value)) return [];
      return Object.keys(value).map((column) => ({ kind: "metric", name: column.split(":")[0] ?? "", path: below(path, column) }));
    default:
      return [];
  }
}

function each(value: Json, path: string, use: (name: string, path: string) => CatalogUse): readonly CatalogUse[] {
  return Array.isArray(value) ? value.map((item, at) => use(String(item), below(path, at))) : [];
}
