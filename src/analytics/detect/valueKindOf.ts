import type { Metric, Unit } from "../../query/metric.ts";
import type { ValueKind } from "./stabilize.ts";

/**
 * What a detector should know of a metric's values. What may be negative or beyond 1 for all that is known (amounts,
 * scores, arithmetic over other metrics) is `plain`.
 * @param unit its own, the default filled in: `metricUnit(metric)`
 */
export function valueKindOf({ kind }: Pick<Metric, "kind">, unit: Unit): ValueKind {
  if (kind === "derived") return "plain";
  if (unit === "count") return "count";
  if (unit === "share" && (kind === "ratio" || kind === "conversion")) return "share";
  return unit === "seconds" && kind !== "sum" ? "duration" : "plain";
}
