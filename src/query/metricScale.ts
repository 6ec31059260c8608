import type { Catalog } from "./catalog.ts";
import type { Metric } from "./metric.ts";

/** Digits after the point of a field that is an exact decimal; null for every other. */
export function fieldScale({ dimensions }: Pick<Catalog, "dimensions">, name: string): number | null {
  const dimension = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
  return dimension?.kind === "decimal" ? dimension.scale : null;
}

/** Digits after the point of a metric whose values are exact; null where they are numbers. */
export function metricScale(catalog: Pick<Catalog, "dimensions" | "metrics">, metric: Metric | undefined): number | null {
  switch (metric?.kind) {
    case "sum":
    case "min":
    case "max":
      return fieldScale(catalog, metric.of);
    case "snapshot":
      return metric.of === undefined ? null : fieldScale(catalog, metric.of);
    case "cumulative":
      return metricScale(catalog, catalog.metrics[metric.of]);
    default:
      return null;
  }
}
