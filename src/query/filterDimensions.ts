import type { AnyFilter } from "./filter.ts";

/** The dimensions that a filter speaks of, each once. */
export function filterDimensions(filter: AnyFilter): readonly string[] {
  if ("and" in filter) return unique(filter.and.flatMap(filterDimensions));
  if ("or" in filter) return unique(filter.or.flatMap(filterDimensions));
  if ("not" in filter) return filterDimensions(filter.not);
  return [filter.dimension];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
