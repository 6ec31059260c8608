import type { DimensionUse, Field } from "../../document/field.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";

/**
 * What a widget of a kind says before anybody has said anything: what it requires, of the first names of the catalog
 * that fit. A name that the catalog has none of is empty, which the form says.
 */
export function startProps(spec: Pick<AnyWidgetSpec, "fields">, catalog: Catalog): JsonObject {
  return startObject(spec.fields, catalog);
}

/** What a field holds when somebody asks for it. */
export function startValue(field: Field, catalog: Catalog): Json {
  switch (field.kind) {
    case "metric":
    case "dimension":
    case "hierarchy":
    case "event":
      return namesFor(field, catalog)[0] ?? "";
    case "metrics":
    case "dimensions":
    case "events":
      return namesFor(field, catalog).slice(0, field.least ?? 1);
    case "range":
      return { last: 28, unit: "day" };
    case "grain":
      return "day";
    case "filter":
      return { and: [] };
    case "duration":
      return "P1D";
    case "text":
    case "link":
      return "";
    case "name":
      return "other";
    case "localized":
      return { en: "" };
    case "number":
      return Math.max(0, field.least ?? 0);
    case "boolean":
      return true;
    case "choice":
      return field.options[0]?.value ?? "";
    case "list":
      return Array.from({ length: Math.max(1, field.least ?? 1) }, () => startValue(field.of, catalog));
    case "object":
      return startObject(field.fields, catalog);
    case "perMetric": {
      const [metric] = Object.keys(catalog.metrics);
      return metric === undefined ? {} : { [metric]: startValue(field.of, catalog) };
    }
    case "oneOf": {
      const [first] = field.of;
      return first === undefined ? null : startValue(first, catalog);
    }
    default:
      return field satisfies never;
  }
}

export type NameField = Extract<Field, { readonly kind: "metric" | "metrics" | "dimension" | "dimensions" | "hierarchy" | "event" | "events" }>;

/** The catalog's names that a field may hold, in the catalog's order. */
export function namesFor(field: NameField, catalog: Catalog): readonly string[] {
  switch (field.kind) {
    case "metric":
    case "metrics":
      return Object.keys(catalog.metrics);
    case "dimension":
    case "dimensions":
      return dimensionsOf(catalog, field.of ?? "group");
    case "hierarchy":
      return Object.keys(catalog.hierarchies ?? {});
    case "event":
    case "events":
      return Object.keys(catalog.events ?? {});
    default:
      return field satisfies never;
  }
}

function dimensionsOf({ dimensions }: Catalog, use: DimensionUse): readonly string[] {
  return Object.keys(dimensions).filter((name) => {
    const kind = dimensions[name]?.kind;
    if (use === "any") return true;
    if (use === "time") return kind === "time";
    return use === "number" ? kind === "number" || kind === "decimal" : kind !== "time";
  });
}

function startObject(fields: { readonly [name: string]: Field | undefined }, catalog: Catalog): JsonObject {
  const required = Object.entries(fields).flatMap(([name, field]) =>
    field?.required === true ? [[name, startValue(field, catalog)] as const] : [],
  );
  return Object.fromEntries(required);
}
