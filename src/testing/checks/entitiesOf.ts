import type { Catalog, Metric } from "../../query/index.ts";
import { metricParts } from "../../query/index.ts";

/** Whose rows a metric is made of. */
export function entitiesOf(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name] as Metric;
  if ("entity" in metric) return [metric.entity];
  if (metric.kind === "conversion") {
    return [metric.from, metric.to].flatMap((event) => catalog.events?.[event]?.entity ?? []);
  }
  return [...new Set(metricParts(metric).flatMap((part) => entitiesOf(catalog, part)))];
}
