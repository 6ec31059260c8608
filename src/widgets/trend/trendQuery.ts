import type { Catalog, GroupDimensionName, MetricName } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { MetricsError } from "../../query/error.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import { nameError } from "../../query/nearest.ts";
import type { AggregateQuery, Comparison } from "../../query/query.ts";
import type { Grain, Range } from "../../query/range.ts";
import { trendGrain } from "./trendGrain.ts";

export type TrendComparison = NamedComparison | Comparison;

/** What a trend asks for. */
export interface TrendQueryProps<C extends Catalog> {
  readonly metrics: readonly MetricName<C>[];
  /** One series for each value of it. */
  readonly by?: GroupDimensionName<C>;
  /** How many values; the rest is one more series. Default 5. */
  readonly top?: number;
  /** Default `auto`: by the length of the range. */
  readonly grain?: Grain | "auto";
  /** Pins the range; left out, the page's range, else the last 28 days. */
  readonly range?: Range;
  readonly where?: Filter<C>;
  readonly compare?: TrendComparison;
  /** Metrics on a second axis, at the right. Metrics of another unit than the first must stand there. */
  readonly secondAxis?: readonly MetricName<C>[];
}

/**
 * @param range the range that will be asked for, which the grain depends on
 * @throws MetricsError `invalid-query` for an unknown metric, or for more units than there are axes
 */
export function trendQuery<C extends Catalog>(
  { metrics, by, top = 5, grain = "auto", where, compare, secondAxis = [] }: TrendQueryProps<C>,
  range: Range,
  catalog: C,
): AggregateQuery<C> {
  checkAxes(catalog, metrics, secondAxis);
  const [first] = metrics;
  return {
    kind: "aggregate",
    metrics,
    time: { range, grain: grain === "auto" ? trendGrain(range) : grain },
    ...(where && { where }),
    ...(by === undefined || first === undefined
      ? {}
      : { by: [by], top: { n: top, by: first, other: true } }),
    ...(compare === undefined ? {} : { compare: [namedComparison(compare)] }),
  };
}

function checkAxes(catalog: Catalog, metrics: readonly string[], secondAxis: readonly string[]): void {
  for (const second of [false, true]) {
    const [first, ...others] = metrics.filter((name) => secondAxis.includes(name) === second);
    if (first === undefined) continue;
    const unit = JSON.stringify(metricUnit(metricOf(catalog, first)));
    const stranger = others.find((name) => JSON.stringify(metricUnit(metricOf(catalog, name))) !== unit);
    if (stranger !== undefined) {
      throw new MetricsError(
        "invalid-query",
        `"${stranger}" and "${first}" have different units; name one of them in secondAxis`,
        { path: second ? "secondAxis" : "metrics" },
      );
    }
  }
}

/** @throws MetricsError `invalid-query` with the nearest name */
export function metricOf(catalog: Catalog, name: string): Metric {
  const metric = Object.hasOwn(catalog.metrics, name) ? catalog.metrics[name] : undefined;
  if (metric === undefined) throw nameError("metric", name, Object.keys(catalog.metrics), "metrics");
  return metric;
}
