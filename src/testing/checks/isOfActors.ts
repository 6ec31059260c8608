import type { Catalog, MetricsQuery } from "../../query/index.ts";
import { dimensionPath, metricParts } from "../../query/index.ts";

/**
 * Whether all events that a query follows are of actors who each have one value of the dimension. Elsewhere a filter asks another
 * question than a row policy: what somebody did who is filtered by one event may be another caller's.
 */
export function isOfActors(catalog: Catalog, query: MetricsQuery, dimension: string): boolean {
  return eventsBehind(catalog, query).every((name) => {
    const event = catalog.events?.[name];
    if (event === undefined || catalog.dimensions[dimension]?.entity === undefined) return false;
    const actor = event.actor ?? catalog.entities[event.entity]?.key;
    const way = [event.entity, ...(dimensionPath(catalog, event.entity, dimension) ?? [])];
    return way.some((entity) => catalog.entities[entity]?.key === actor);
  });
}

function eventsBehind(catalog: Catalog, query: MetricsQuery): readonly string[] {
  const nameOf = (event: string | { readonly event: string }) => (typeof event === "string" ? event : event.event);
  switch (query.kind) {
    case "funnel":
      return [...query.steps, ...(query.exclusions ?? [])].map(nameOf);
    case "retention":
      return [query.start, query.return].map(nameOf);
    case "aggregate":
      return query.metrics.flatMap((one) => eventsOfMetric(catalog, typeof one === "string" ? one : one.metric));
    default:
      return [];
  }
}

function eventsOfMetric(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name];
  if (metric === undefined) return [];
  if (metric.kind === "conversion") return [metric.from, metric.to];
  return metricParts(metric).flatMap((part) => eventsOfMetric(catalog, part));
}
