import type { Catalog } from "../../query/catalog.ts";
import { documentLimits } from "../check/documentLimits.ts";
import { idPattern } from "../check/documentPatterns.ts";
import type { DocumentOptions } from "../check/checkDocument.ts";
import { breakpoints } from "../cockpitDocument.ts";
import type { DimensionUse } from "../field.ts";
import { filterFields } from "../filterFields.ts";
import { documentVersion } from "../migrate/migrateDocument.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { fieldsSchema, listSchema, localizedSchema, objectSchema, ref } from "./fieldSchema.ts";
import type { JsonSchema } from "./fieldSchema.ts";
import { filterParts, likeDimensions, timeParts } from "./queryParts.ts";

/**
 * A cockpit's document as JSON Schema 2020-12: for editors of JSON, and for models that are to write one. With a catalog
 * its names stand there as enums, and conditions have the operators and values of their dimension.
 *
 * `parseDocument` refuses all that the schema refuses, and besides it what no schema says well: rules between props,
 * ids that stand twice or refer to nothing, dates that do not exist, ranges that end before they start, intervals that do
 * not divide a day, names of JavaScript's own such as `constructor`, and documents that are too large or too deep.
 */
export function documentJsonSchema({ specs, catalog }: DocumentOptions): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Metricdeck cockpit",
    ...objectSchema(
      {
        $schema: { type: "string", maxLength: documentLimits.text },
        format: { const: "metricdeck.cockpit" },
        version: { const: documentVersion },
        title: localizedSchema(documentLimits.title),
        description: localizedSchema(documentLimits.description),
        filters: listSchema(ref("filterControl"), { most: documentLimits.filters }),
        widgets: {
          type: "object",
          propertyNames: ref("id"),
          additionalProperties: { anyOf: specs.map(widgetSchema) },
          maxProperties: documentLimits.widgets,
        },
        layout: objectSchema(Object.fromEntries(breakpoints.map((at) => [at, ref("placements")])), ["wide"]),
      },
      ["format", "version", "title", "widgets", "layout"],
    ),
    $defs: {
      id: { type: "string", pattern: idPattern.source },
      ...timeParts,
      ...filterParts(catalog),
      ...nameParts(catalog),
      filterControl: { anyOf: Object.entries(filterFields).flatMap(([kind, fields]) => filterSchemas(kind, fieldsSchema(fields), catalog)) },
      filterMapping: {
        anyOf: [{ const: "ignore" }, { type: "object", propertyNames: ref("anyDimension"), additionalProperties: ref("anyDimension") }],
      },
      placements: { type: "object", propertyNames: ref("id"), additionalProperties: ref("placement") },
      placement: objectSchema({ x: cells(0), y: cells(0), w: cells(1), h: cells(1) }, ["x", "y", "w", "h"]),
    },
  };
}

function widgetSchema({ type, label, description, fields }: AnyWidgetSpec): JsonSchema {
  return {
    title: label.en,
    description: description.en,
    ...objectSchema(
      {
        type: { const: type },
        props: fieldsSchema(fields),
        filters: { type: "object", propertyNames: ref("id"), additionalProperties: ref("filterMapping") },
      },
      ["type", "props"],
    ),
  };
}

/** One, and of those that start with values of a dimension one for each kind of dimension that is known. */
function filterSchemas(kind: string, fields: JsonSchema, catalog: Catalog | undefined): readonly JsonSchema[] {
  const { properties, required = [] } = fields as { readonly properties: JsonSchema; readonly required?: readonly string[] };
  const schema = {
    ...fields,
    properties: { id: ref("id"), kind: { const: kind }, ...properties },
    required: ["id", "kind", ...required],
  };
  if (kind !== "dimension" || catalog === undefined) return [schema];
  return likeDimensions(catalog).map(({ names, parts }) => {
    const list = { items: { anyOf: [parts.value, { type: "null" }] } };
    const start = { values: list, except: list, ...(!parts.operators.includes("contains") && { contains: false }) };
    return { allOf: [schema, { properties: { dimension: { enum: names }, start: { properties: start } } }] };
  });
}

function cells(minimum: number): JsonSchema {
  return { type: "integer", minimum, maximum: documentLimits.row };
}

function nameParts(catalog: Catalog | undefined): { readonly [name: string]: JsonSchema } {
  const { metrics, dimensions, hierarchies = {}, events = {} } = catalog ?? {};
  const named = (names: object | undefined): JsonSchema =>
    names === undefined || catalog === undefined ? { type: "string", minLength: 1, maxLength: documentLimits.name } : oneOf(Object.keys(names));
  const used = (use: DimensionUse): JsonSchema => {
    if (dimensions === undefined) return named(undefined);
    return oneOf(Object.keys(dimensions).filter((name) => isOf(dimensions[name]?.kind, use)));
  };
  return {
    metric: named(metrics),
    hierarchy: named(hierarchies),
    event: named(events),
    anyDimension: used("any"),
    groupDimension: used("group"),
    timeDimension: used("time"),
    numberDimension: used("number"),
    column: metrics === undefined ? named(undefined) : { type: "string", pattern: `^(?:${Object.keys(metrics).map(escaped).join("|")})(?::|$)` },
  };
}

/** An enum of nothing is no schema. */
function oneOf(names: readonly string[]): JsonSchema {
  return names.length === 0 ? { not: {} } : { enum: names };
}

function isOf(kind: string | undefined, use: DimensionUse): boolean {
  if (use === "any") return true;
  return use === "group" ? kind !== "time" : kind === use;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
