import type { Catalog } from "./catalog.ts";
import { dimensionPath } from "./dimensionPath.ts";
import { metricParts } from "./metricParts.ts";

/** The entities whose rows a metric is counted from; none for a metric that the catalog does not have. */
export function entitiesBehind(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name];
  if (metric === undefined) return [];
  if (metric.kind === "conversion") return [catalog.events?.[metric.from]?.entity ?? ""];
  if ("entity" in metric) return [metric.entity];
  return metricParts(metric).flatMap((part) => entitiesBehind(catalog, part));
}

/** Whether the rows of every one of the entities have the dimension, or belong to some that has it. */
export function isReached(catalog: Catalog, entities: readonly string[], dimension: string): boolean {
  return entities.every((entity) => dimensionPath(catalog, entity, dimension) !== null);
}
