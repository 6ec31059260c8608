import { operatorsOf } from "../../query/dimension.ts";
import type { Dimension } from "../../query/dimension.ts";
import type { Catalog } from "../../query/catalog.ts";
import { namedGrains } from "../../query/range.ts";
import type { Json, JsonObject } from "../widgetSpec.ts";

/** As `parse.ts` has them. */
const texts = { most: 2_000 } as const;
const instantPattern = "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?$";
const durationPattern = "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$";

export function object(properties: { readonly [name: string]: Json }, required: readonly string[] = []): JsonObject {
  return { type: "object", properties, required, additionalProperties: false };
}

export function list(items: Json, { least = 0, most = 50 } = {}): JsonObject {
  return { type: "array", items, minItems: least, maxItems: most };
}

export function anyOf(...of: readonly Json[]): JsonObject {
  return of.length === 1 ? (of[0] as JsonObject) : { anyOf: of };
}

export function oneOf(values: readonly Json[]): JsonObject {
  return { enum: values };
}

/** Names of which there may be none: then nothing fits. */
export function nameIn(names: readonly string[]): Json {
  return names.length === 0 ? false : { enum: names };
}

export function whole(least: number, most = Number.MAX_SAFE_INTEGER): JsonObject {
  return { type: "integer", minimum: least, maximum: most };
}

export function described(schema: JsonObject, description: string): JsonObject {
  return { ...schema, description };
}

export const text: JsonObject = { type: "string", maxLength: texts.most };
export const cellName: JsonObject = { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_]{0,63}$" };
export const flag: JsonObject = { type: "boolean" };
export const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });

/** What has no names of the catalog in it. */
export const plainDefinitions: { readonly [name: string]: Json } = {
  instant: { type: "string", pattern: instantPattern, description: "A date, or an instant with an offset: 2026-03-29 or 2026-03-29T00:00:00Z." },
  duration: { type: "string", pattern: durationPattern, maxLength: texts.most, description: "ISO 8601: P3D, PT4H, P1M." },
  unit: anyOf(oneOf([...namedGrains]), customGrain()),
  grain: anyOf(oneOf([...namedGrains, "auto"]), customGrain()),
  range: anyOf(
    { ...object({ last: whole(1, 10_000), unit: ref("unit"), complete: flag }, ["last", "unit"]), description: "The last n units; complete ones, unless complete is false." },
    { ...object({ toDate: ref("unit") }, ["toDate"]), description: "Since the start of the running unit." },
    { ...object({ period: ref("unit"), offset: whole(-10_000, 10_000) }, ["period", "offset"]), description: "One whole unit: 0 is the running one, -1 the one before." },
    { ...object({ from: ref("instant"), to: ref("instant") }, ["from", "to"]), description: "Half-open: to is the first instant outside." },
  ),
  page: object({ size: whole(1, 10_000), cursor: text, offset: whole(0) }, ["size"]),
};

function customGrain(): Json {
  return object({ interval: { type: "string", pattern: "^P(?:[1-9]\\d{0,3}[YMWD]|T[1-9]\\d{0,3}[MH])$" }, origin: ref("instant") }, ["interval"]);
}

/** One condition, of each dimension those that it can have. */
export function leafSchemas({ dimensions }: Catalog): readonly Json[] {
  return Object.entries(dimensions).flatMap(([name, dimension]) => operatorsOf(dimension.kind).map((op) => leaf(name, dimension, op)));
}

function leaf(name: string, dimension: Dimension, op: ReturnType<typeof operatorsOf>[number]): Json {
  const head = { dimension: { const: name }, op: { const: op } };
  const value = valueOf(dimension);
  switch (op) {
    case "isNull":
      return object(head, ["dimension", "op"]);
    case "equals":
      return object({ ...head, value }, ["dimension", "op", "value"]);
    case "in":
    case "notIn":
      return object({ ...head, values: list(anyOf(value, { type: "null" }), { most: 10_000 }) }, ["dimension", "op", "values"]);
    case "contains":
    case "startsWith":
      return object({ ...head, value: text, ignoreCase: flag }, ["dimension", "op", "value"]);
    case "range":
      return object({ ...head, range: dimension.kind === "time" ? anyOf(ref("range"), bounds(ref("instant"))) : bounds(value) }, ["dimension", "op", "range"]);
    default:
      return false;
  }
}

function bounds(bound: Json): Json {
  return { ...object({ from: bound, to: bound }), minProperties: 1 };
}

function valueOf(dimension: Dimension): Json {
  switch (dimension.kind) {
    case "enum":
      return oneOf(dimension.values);
    case "string":
      return text;
    case "number":
      return { type: "number" };
    case "decimal":
      return anyOf(text, { type: "number" });
    case "boolean":
      return flag;
    case "time":
      return ref("instant");
    default:
      return dimension satisfies never;
  }
}
