import type { Catalog } from "./catalog.ts";
import { dimensionPath } from "./dimensionPath.ts";
import { metricParts } from "./metricParts.ts";

/**
 * The dimensions by which a metric's change is split where nobody says: of few values as far as a catalog tells, so no
 * key, no link, nothing personal, no number and no time.
 */
export function splitDimensions(catalog: Catalog, metric: string): readonly string[] {
  const entity = entityOf(catalog, metric);
  if (entity === null) return [];
  const keys = new Set(Object.values(catalog.entities).flatMap(({ key, belongsTo = {} }) => [key, ...Object.values(belongsTo)]));
  const isFew = ([name, { kind, pii }]: [string, Catalog["dimensions"][string]]) =>
    (kind === "enum" || kind === "string" || kind === "boolean") && pii !== true && !keys.has(name);
  const dimensions = Object.entries(catalog.dimensions).filter(isFew);
  return dimensions.map(([name]) => name).filter((name) => dimensionPath(catalog, entity, name) !== null);
}

function entityOf(catalog: Catalog, name: string): string | null {
  const metric = catalog.metrics[name];
  if (metric === undefined) return null;
  if ("entity" in metric) return metric.entity;
  const [first] = metricParts(metric);
  return first === undefined ? null : entityOf(catalog, first);
}
