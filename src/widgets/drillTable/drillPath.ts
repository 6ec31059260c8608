import type { AnyFilter, AnyLeaf } from "../../query/filter.ts";
import { allOf } from "../../query/filter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { DrillPath } from "./drillTableModel.ts";

/** A member's key, and that of the branch below it: the same wherever it stands. The whole table is the branch `[]`. */
export function memberKey(path: DrillPath): string {
  return JSON.stringify(path);
}

/** Null for rows that are no members. */
export function pathOf(key: string): DrillPath | null {
  return key.startsWith("[") && key.endsWith("]") ? (JSON.parse(key) as DrillPath) : null;
}

/** The rows below a path; null for everything. */
export function pathFilter(dimensions: readonly string[], path: DrillPath): AnyFilter | null {
  return allOf(path.map((value, depth) => valueFilter(dimensions[depth] ?? "", value)));
}

export function valueFilter(dimension: string, value: DimensionValue): AnyLeaf {
  return value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value };
}

/** The filter of any of some paths; null for none. */
export function pathsFilter(dimensions: readonly string[], paths: readonly DrillPath[]): AnyFilter | null {
  const filters = paths.flatMap((path) => pathFilter(dimensions, path) ?? []);
  return filters.length > 1 ? { or: filters } : (filters[0] ?? null);
}

/** The keys of which `pathsFilter` made a filter; none for a filter that it does not make. */
export function keysIn(filter: AnyFilter | undefined, dimensions: readonly string[]): ReadonlySet<string> {
  if (filter === undefined) return new Set();
  const paths = ("or" in filter ? filter.or : [filter]).map((one) => pathIn("and" in one ? one.and : [one], dimensions));
  return new Set(paths.every((path) => path !== null) ? paths.map(memberKey) : []);
}

function pathIn(conditions: readonly AnyFilter[], dimensions: readonly string[]): DrillPath | null {
  const path = conditions.map((condition, depth): DimensionValue | undefined => {
    if (!("op" in condition) || condition.dimension !== dimensions[depth]) return undefined;
    return condition.op === "isNull" ? null : condition.op === "equals" ? condition.value : undefined;
  });
  return path.every((value) => value !== undefined) ? path : null;
}
