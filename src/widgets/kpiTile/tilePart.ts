import type { Catalog } from "../../query/catalog.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import type { Range } from "../../query/range.ts";
import { part } from "../../react/part.ts";
import { goalOf } from "./kpiTileModel.ts";
import type { KpiTileOptions } from "./useKpiTile.ts";

/** Targets, statuses, durations, single buckets, running periods: loaded for the first tile that has one of them. */
export const tilePart = part(() => import("./tileExtras.ts"));

/** Whether a tile over `range` has more to say than a figure of a span that is over, and what it is held against. */
export function needsExtras(
  metric: Metric | undefined,
  { summary, target, thresholds }: KpiTileOptions<Catalog>,
  range: Range,
): boolean {
  return (
    goalOf(metric, target) !== null ||
    thresholds !== undefined ||
    summary === "latest" ||
    (metric && metricUnit(metric) === "seconds") ||
    !("last" in range && range.complete !== false)
  );
}
