import type { Catalog } from "../../query/index.ts";
import { metricParts } from "../../query/index.ts";

/** Whether a metric is made of rows that each tell of a moment: which one is told is decided before any filter, not before the row policy. */
export function isOfMoments(catalog: Catalog, name: string): boolean {
  const metric = catalog.metrics[name];
  if (metric === undefined) return false;
  if (metric.kind === "snapshot") return typeof metric.over === "string";
  return metricParts(metric).some((part) => isOfMoments(catalog, part));
}
