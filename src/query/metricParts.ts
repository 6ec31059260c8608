import type { Metric } from "./metric.ts";

/** The metrics of the same catalog that a metric is made of. */
export function metricParts(metric: Metric): readonly string[] {
  switch (metric.kind) {
    case "ratio":
      return [metric.numerator, metric.denominator];
    case "cumulative":
      return [metric.of];
    case "derived":
      return metric.from;
    default:
      return [];
  }
}
