import type { MetricColumn } from "../query/columns.ts";
import { metricUnit } from "../query/metric.ts";
import type { Metric, Unit } from "../query/metric.ts";

/** What the numbers of a column are in: those of its metric, but for a share of the total, and for a rank, which has no unit. */
export function columnUnit(metric: Metric, compute: MetricColumn["compute"]): Unit {
  if (compute === "share") return "share";
  return compute === "rank" ? "number" : metricUnit(metric);
}
