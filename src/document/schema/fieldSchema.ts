import { documentLimits } from "../check/documentLimits.ts";
import { namePattern, linkPattern } from "../check/documentPatterns.ts";
import type { Field } from "../field.ts";
import { partsOfRule, valuesFields } from "../valuesFields.ts";

/** A part of a JSON Schema. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

/** A property with these fields and no others. */
export function fieldsSchema(fields: { readonly [name: string]: Field | undefined }): JsonSchema {
  const given = Object.entries(fields).filter((entry): entry is [string, Field] => entry[1] !== undefined);
  const properties = Object.fromEntries(given.map(([name, field]) => [name, fieldSchema(field)]));
  return objectSchema(properties, given.flatMap(([name, { required }]) => (required === true ? [name] : [])));
}

export function objectSchema(properties: { readonly [name: string]: JsonSchema }, required: readonly string[]): JsonSchema {
  return { type: "object", properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

function fieldSchema(field: Field): JsonSchema {
  const { label, help } = field;
  return { title: label.en, ...(help !== undefined && { description: help.en }), ...shapeOf(field) };
}

function shapeOf(field: Field): JsonSchema {
  switch (field.kind) {
    case "metric":
    case "hierarchy":
    case "event":
    case "range":
    case "grain":
    case "filter":
    case "duration":
      return ref(field.kind);
    case "dimension":
      return ref(`${field.of ?? "group"}Dimension`);
    case "values":
      return valuesSchema();
    case "metrics":
      return listSchema(ref("metric"), field);
    case "events":
      return listSchema(ref("event"), field);
    case "dimensions":
      return listSchema(ref(`${field.of ?? "group"}Dimension`), field);
    case "list":
      return listSchema(fieldSchema(field.of), field);
    case "text":
      return { type: "string", maxLength: field.most ?? documentLimits.text };
    case "name":
      return { type: "string", pattern: namePattern.source };
    case "link":
      return { type: "string", pattern: linkPattern.source, maxLength: documentLimits.text };
    case "localized":
      return localizedSchema(field.most);
    case "number": {
      const { least, most, whole = false } = field;
      return {
        type: whole ? "integer" : "number",
        ...bound("minimum", whole ? (least ?? -Number.MAX_SAFE_INTEGER) : least),
        ...bound("maximum", whole ? (most ?? Number.MAX_SAFE_INTEGER) : most),
      };
    }
    case "boolean":
      return { type: "boolean" };
    case "choice":
      return { enum: field.options.map(({ value }) => value) };
    case "object":
      return fieldsSchema(field.fields);
    case "perMetric":
      return { type: "object", propertyNames: ref("column"), additionalProperties: fieldSchema(field.of) };
    case "oneOf":
      return { anyOf: field.of.map(fieldSchema) };
    default:
      return field satisfies never;
  }
}

function valuesSchema(): JsonSchema {
  const { contains, ...properties } = Object.fromEntries(Object.entries(valuesFields).map(([part, field]) => [part, fieldSchema(field)]));
  return {
    ...objectSchema({ ...properties, contains: { ...contains, minLength: 1 } }, ["op", "values"]),
    dependentRequired: Object.fromEntries(partsOfRule.map((part) => [part, ["contains"]])),
  };
}

export function localizedSchema(most: number = documentLimits.text): JsonSchema {
  const text = { type: "string", maxLength: most };
  return objectSchema({ en: text, "zh-CN": text }, ["en"]);
}

export function listSchema(items: JsonSchema, { least, most = 50 }: { readonly least?: number; readonly most?: number }): JsonSchema {
  return { type: "array", items, ...bound("minItems", least), maxItems: most };
}

function bound(keyword: string, value: number | undefined): JsonSchema {
  return value === undefined ? {} : { [keyword]: value };
}
