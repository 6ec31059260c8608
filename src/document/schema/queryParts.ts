import type { Catalog } from "../../query/catalog.ts";
import { operatorsOf } from "../../query/dimension.ts";
import type { Dimension } from "../../query/dimension.ts";
import { limits } from "../../query/parseFields.ts";
import { namedGrains } from "../../query/range.ts";
import { documentLimits } from "../check/documentLimits.ts";
import { durationPattern } from "../check/documentPatterns.ts";
import { listSchema, objectSchema, ref } from "./fieldSchema.ts";
import type { JsonSchema } from "./fieldSchema.ts";

const instant: JsonSchema = {
  type: "string",
  pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?$",
};
const text: JsonSchema = { type: "string", maxLength: limits.text };
const whole = (minimum: number, maximum: number): JsonSchema => ({ type: "integer", minimum, maximum });

/** What props say in the words of queries. */
export const timeParts: { readonly [name: string]: JsonSchema } = {
  instant,
  duration: { type: "string", pattern: durationPattern.source },
  grain: {
    anyOf: [
      { enum: namedGrains },
      objectSchema({ interval: { type: "string", pattern: "^P([1-9]\\d{0,3}[YMWD]|T[1-9]\\d{0,3}[MH])$" }, origin: ref("instant") }, ["interval"]),
    ],
  },
  range: {
    anyOf: [
      objectSchema({ last: whole(1, 10_000), unit: ref("grain"), complete: { type: "boolean" } }, ["last", "unit"]),
      objectSchema({ toDate: ref("grain") }, ["toDate"]),
      objectSchema({ period: ref("grain"), offset: whole(-10_000, 10_000) }, ["period", "offset"]),
      objectSchema({ from: ref("instant"), to: ref("instant") }, ["from", "to"]),
    ],
  },
};

const bounds = (bound: JsonSchema): JsonSchema => ({ ...objectSchema({ from: bound, to: bound }, []), minProperties: 1 });
const numberBounds = bounds({ type: "number" });
const relative: JsonSchema = { ...ref("range"), not: { required: ["from"] } };

/** The condition itself, and `and`, `or` and `not` around it. */
export function filterParts(catalog: Catalog | undefined): { readonly [name: string]: JsonSchema } {
  const all = listSchema(ref("filter"), { most: limits.list });
  return {
    filter: {
      anyOf: [
        objectSchema({ and: all }, ["and"]),
        objectSchema({ or: all }, ["or"]),
        objectSchema({ not: ref("filter") }, ["not"]),
        ref("condition"),
      ],
    },
    condition: { anyOf: catalog === undefined ? leaves(anyName, anyDimension) : knownLeaves(catalog) },
  };
}

const anyName: JsonSchema = { type: "string", minLength: 1, maxLength: documentLimits.text };

interface LeafParts {
  readonly operators: readonly string[];
  readonly value: JsonSchema;
  readonly bounds: JsonSchema;
}

const anyDimension: LeafParts = {
  operators: ["isNull", "equals", "in", "notIn", "contains", "startsWith", "range"],
  value: { anyOf: [text, { type: ["number", "boolean"] }] },
  bounds: { anyOf: [numberBounds, bounds(text), relative] },
};

function leaves(dimension: JsonSchema, { operators, value, bounds: between }: LeafParts): readonly JsonSchema[] {
  const leaf = (names: readonly string[], more: { readonly [key: string]: JsonSchema }, optional: typeof more = {}): readonly JsonSchema[] => {
    const ops = names.filter((op) => operators.includes(op));
    return ops.length === 0 ? [] : [objectSchema({ dimension, op: { enum: ops }, ...more, ...optional }, ["dimension", "op", ...Object.keys(more)])];
  };
  const orNull = { anyOf: [value, { type: "null" }] };
  return [
    ...leaf(["isNull"], {}),
    ...leaf(["equals"], { value }),
    ...leaf(["in", "notIn"], { values: listSchema(orNull, { most: limits.filterValues }) }),
    ...leaf(["contains", "startsWith"], { value: text }, { ignoreCase: { type: "boolean" } }),
    ...leaf(["range"], { range: between }),
  ];
}

/** One for each kind of dimension, and one for each dimension whose values are known. */
function knownLeaves(catalog: Catalog): readonly JsonSchema[] {
  return likeDimensions(catalog).flatMap(({ names, parts }) => leaves({ enum: names }, parts));
}

/** Dimensions whose conditions are alike. */
export function likeDimensions({ dimensions }: Catalog): readonly { readonly names: readonly string[]; readonly parts: LeafParts }[] {
  const kinds = new Map<string, { readonly names: string[]; readonly parts: LeafParts }>();
  for (const [name, dimension] of Object.entries(dimensions)) {
    const key = dimension.kind === "enum" ? `enum ${name}` : dimension.kind;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { names: [name], parts: partsOf(dimension) });
    else known.names.push(name);
  }
  return [...kinds.values()];
}

function partsOf(dimension: Dimension): LeafParts {
  const operators = operatorsOf(dimension.kind);
  switch (dimension.kind) {
    case "enum":
      return { operators, value: { enum: dimension.values }, bounds: {} };
    case "string":
      return { operators, value: text, bounds: {} };
    case "number":
      return { operators, value: { type: "number" }, bounds: numberBounds };
    case "boolean":
      return { operators, value: { type: "boolean" }, bounds: {} };
    case "decimal": {
      const decimal: JsonSchema = { anyOf: [text, { type: "number" }] };
      return { operators, value: decimal, bounds: bounds(decimal) };
    }
    case "time":
      return { operators, value: ref("instant"), bounds: { anyOf: [bounds(ref("instant")), relative] } };
    default:
      return dimension satisfies never;
  }
}
