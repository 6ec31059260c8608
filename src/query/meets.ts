import type { DimensionValue } from "./dimension.ts";
import type { AnyFilter, AnyLeaf } from "./filter.ts";
import { meetsText } from "./meetsText.ts";

/**
 * Whether rows of these values meet a filter; null where that depends on dimensions that are not among them, or on
 * what only a data source can compare.
 */
export function meets(filter: AnyFilter, values: ReadonlyMap<string, DimensionValue>): boolean | null {
  if ("and" in filter) return every(filter.and.map((one) => meets(one, values)));
  if ("or" in filter) return negated(every(filter.or.map((one) => negated(meets(one, values)))));
  if ("not" in filter) return negated(meets(filter.not, values));
  const value = values.get(filter.dimension);
  return value === undefined ? null : meetsLeaf(filter, value);
}

function every(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function negated(part: boolean | null): boolean | null {
  return part === null ? null : !part;
}

function meetsLeaf(leaf: AnyLeaf, value: DimensionValue): boolean | null {
  switch (leaf.op) {
    case "isNull":
      return value === null;
    case "equals":
      return value === leaf.value;
    case "in":
      return leaf.values.includes(value);
    case "notIn":
      return !leaf.values.includes(value);
    case "contains":
    case "startsWith":
      return meetsText(leaf)(value);
    case "range":
      return null;
    default:
      return leaf satisfies never;
  }
}
