import { checkFields } from "../../document/check/checkField.ts";
import { collectFaults } from "../../document/check/faults.ts";
import type { DimensionUse, Field } from "../../document/field.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";

type SpecFields = Pick<AnyWidgetSpec, "fields" | "check">;

/**
 * What a widget of a kind says before anybody has said anything: what it requires, of the first names of the catalog
 * that fit, each once. Where its props need one more between them, the first that will do. A name that the catalog has
 * none of is empty, which the form says.
 */
export function startProps(spec: SpecFields, catalog: Catalog): JsonObject {
  const start = startObject(spec.fields, catalog, new Set());
  if (isWhole(spec, start)) return start;
  const fields: { readonly [name: string]: Field | undefined } = spec.fields;
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined || Object.hasOwn(start, name)) continue;
    const more = { ...start, [name]: startValue(field, catalog) };
    if (isWhole(spec, more)) return more;
  }
  return start;
}

/** The same with the kind's own description for the texts that nobody has written yet, so that there is something to see. */
export function previewProps(spec: Pick<AnyWidgetSpec, "fields" | "check" | "description">, catalog: Catalog): JsonObject {
  const fields: { readonly [name: string]: Field | undefined } = spec.fields;
  const filled = Object.entries(startProps(spec, catalog)).map(([name, value]) => [name, fields[name]?.kind === "localized" ? { ...spec.description } : value]);
  return Object.fromEntries(filled) as JsonObject;
}

/** Whether a widget shows something as soon as it is added: the catalog has all that it requires. */
export function isPlaceable(spec: SpecFields, catalog: Catalog): boolean {
  return isWhole(spec, startProps(spec, catalog));
}

function isWhole({ fields, check }: SpecFields, props: JsonObject): boolean {
  const faults = collectFaults();
  checkFields(fields, props, "", faults);
  return faults.found.length === 0 && (check?.(props) ?? []).length === 0;
}

/** What a field holds when somebody asks for it. @param taken names that are to be passed over, as far as there are others */
export function startValue(field: Field, catalog: Catalog, taken: Set<string> = new Set()): Json {
  switch (field.kind) {
    case "metric":
    case "dimension":
    case "hierarchy":
    case "event":
      return nextName(field, catalog, taken);
    case "metrics":
    case "dimensions":
    case "events":
      return Array.from({ length: field.least ?? 1 }, () => nextName(field, catalog, taken));
    case "range":
      return { last: 28, unit: "day" };
    case "grain":
      return "day";
    case "filter":
      return { and: [] };
    case "values":
      return { op: "in", values: [] };
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
      return Array.from({ length: Math.max(1, field.least ?? 1) }, () => startValue(field.of, catalog, taken));
    case "object":
      return startObject(field.fields, catalog, taken);
    case "perMetric": {
      const [metric] = Object.keys(catalog.metrics);
      return metric === undefined ? {} : { [metric]: startValue(field.of, catalog) };
    }
    case "oneOf": {
      const [first] = field.of;
      return first === undefined ? null : startValue(first, catalog, taken);
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

function nextName(field: NameField, catalog: Catalog, taken: Set<string>): string {
  const names = namesFor(field, catalog);
  const kind = field.kind.replace(/s$/, "");
  const name = names.find((one) => !taken.has(`${kind} ${one}`)) ?? names[0] ?? "";
  taken.add(`${kind} ${name}`);
  return name;
}

function startObject(fields: { readonly [name: string]: Field | undefined }, catalog: Catalog, taken: Set<string>): JsonObject {
  const required = Object.entries(fields).flatMap(([name, field]) =>
    field?.required === true ? [[name, startValue(field, catalog, taken)] as const] : [],
  );
  return Object.fromEntries(required);
}
