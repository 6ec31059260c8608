import type { Catalog } from "./catalog.ts";
import { dimensionPath } from "./dimensionPath.ts";
import { metricParts } from "./metricParts.ts";

/** The dimensions by which a metric's rows can be told apart, times left out. */
export function alertDimensions(catalog: Catalog, metric: string): readonly string[] {
  const entities = entitiesOf(catalog, metric);
  return Object.keys(catalog.dimensions).filter(
    (name) =>
      catalog.dimensions[name]?.kind !== "time" && entities.every((entity) => dimensionPath(catalog, entity, name) !== null),
  );
}

/** Whose rows the metric is made of. */
function entitiesOf(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name];
  if (metric === undefined) return [];
  if (metric.kind === "conversion") {
    return [metric.from, metric.to].flatMap((event) => catalog.events?.[event]?.entity ?? []);
  }
  return "entity" in metric ? [metric.entity] : metricParts(metric).flatMap((part) => entitiesOf(catalog, part));
}
