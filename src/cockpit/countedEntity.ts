import type { Catalog } from "../query/catalog.ts";
import { dimensionPath } from "../query/dimensionPath.ts";

/** Whose rows a filter's values are counted by, where the dimension is no entity's own. */
export function countedEntity(catalog: Catalog, dimension: string): string | undefined {
  if (catalog.dimensions[dimension]?.entity !== undefined) return undefined;
  return Object.keys(catalog.entities).find((entity) => dimensionPath(catalog, entity, dimension) !== null);
}
