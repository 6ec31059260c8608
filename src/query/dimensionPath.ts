import type { Catalog } from "./catalog.ts";

/**
 * How rows of `entity` reach a dimension: the entities walked along `belongsTo`, shortest way first.
 * Empty: the dimension is in the entity's own table. Null: it cannot be reached without multiplying rows.
 */
export function dimensionPath(catalog: Catalog, entity: string, dimension: string): readonly string[] | null {
  const target = catalog.dimensions[dimension]?.entity;
  if (target === undefined || target === entity) return [];
  const seen = new Set([entity]);
  let frontier: readonly (readonly string[])[] = [[]];
  while (frontier.length > 0) {
    const next: (readonly string[])[] = [];
    for (const path of frontier) {
      const links = catalog.entities[path.at(-1) ?? entity]?.belongsTo ?? {};
      for (const linked of Object.keys(links)) {
        if (seen.has(linked)) continue;
        if (linked === target) return [...path, linked];
        seen.add(linked);
        next.push([...path, linked]);
      }
    }
    frontier = next;
  }
  return null;
}
