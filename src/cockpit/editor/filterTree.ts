import type { Json } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyFilter, AnyLeaf } from "../../query/filter.ts";
import { isObject } from "../../document/isObject.ts";
import { isList } from "./fieldFit.ts";

/** Conditions that hold all together or of which one is enough, as a form shows them. */
export interface FilterGroup {
  readonly op: "and" | "or";
  readonly items: readonly AnyFilter[];
}

/** How a condition compares, as a form offers it: what matches, or what does not. */
export type LeafOp = AnyLeaf["op"];

/** A filter as the group that its form shows; null where it is none. */
export function groupOf(filter: Json | undefined): FilterGroup | null {
  if (!isObject(filter)) return null;
  const { and, or } = filter;
  if (isList(and)) return { op: "and", items: and as unknown as readonly AnyFilter[] };
  if (isList(or)) return { op: "or", items: or as unknown as readonly AnyFilter[] };
  return { op: "and", items: [filter as unknown as AnyFilter] };
}

/** The filter of a group: a condition alone stands by itself, and none is no filter. */
export function filterOf({ op, items }: FilterGroup): AnyFilter | undefined {
  const [only] = items;
  if (only === undefined) return undefined;
  if (items.length === 1 && op === "and") return only;
  return op === "and" ? { and: items } : { or: items };
}

export function isGroup(filter: AnyFilter): boolean {
  return "and" in filter || "or" in filter;
}

/** The comparisons that a dimension knows, those that are asked for most first. */
export function opsFor(catalog: Catalog, dimension: string): readonly LeafOp[] {
  switch (catalog.dimensions[dimension]?.kind) {
    case "number":
    case "decimal":
      return ["range", "equals", "isNull"];
    case "time":
      return ["range", "isNull"];
    case "boolean":
      return ["equals", "isNull"];
    default:
      return ["in", "notIn", "contains", "startsWith", "isNull"];
  }
}

/** A condition on a dimension that has no values yet. */
export function startLeaf(catalog: Catalog, dimension: string, op: LeafOp = opsFor(catalog, dimension)[0] ?? "in"): AnyLeaf {
  switch (op) {
    case "isNull":
      return { dimension, op };
    case "in":
    case "notIn":
      return { dimension, op, values: [] };
    case "equals":
      return { dimension, op, value: catalog.dimensions[dimension]?.kind === "boolean" ? true : "" };
    case "contains":
    case "startsWith":
      return { dimension, op, value: "" };
    case "range": {
      const isTime = catalog.dimensions[dimension]?.kind === "time";
      return { dimension, op, range: isTime ? { last: 28, unit: "day" } : {} };
    }
    default:
      return op satisfies never;
  }
}

/** The same condition compared otherwise, with the values that it had as far as they fit. */
export function withOp(catalog: Catalog, leaf: AnyLeaf, op: LeafOp): AnyLeaf {
  const values: readonly DimensionValue[] =
    "values" in leaf ? leaf.values : "value" in leaf && leaf.value !== "" ? [leaf.value] : [];
  const start = startLeaf(catalog, leaf.dimension, op);
  const [first] = values;
  if ("values" in start) return { ...start, values };
  if ((start.op === "contains" || start.op === "startsWith") && typeof first === "string") return { ...start, value: first };
  if (start.op === "equals" && first !== undefined && first !== null) return { ...start, value: first };
  return start;
}
