import type { Catalog, GroupDimensionName, MetricName } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import type { DriversQuery } from "../../query/drivers.ts";
import { isAdditive } from "../../query/metric.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import { nameError } from "../../query/nearest.ts";
import type { AggregateQuery, Comparison } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import { splitDimensions } from "../../query/splitDimensions.ts";

export type InsightComparison = NamedComparison | Comparison;

export interface InsightQueryProps<C extends Catalog> {
  readonly metric: MetricName<C>;
  /** What the whole is held against. Default `previous`. */
  readonly compare?: InsightComparison;
  /** Pins the range; left out, the page's range, else the last 28 days. */
  readonly range?: Range;
  readonly where?: Filter<C>;
  /** By which a change is split. Default: the first four of the catalog that have few values; none: it is not split. */
  readonly dimensions?: readonly GroupDimensionName<C>[];
  /** How many values may stand together in one part of a change. Default 2. */
  readonly combine?: 1 | 2 | 3;
}

/** What a card asks at once: the whole, and its course. What was before, and what moved, is asked when these are known. */
export interface InsightQueries {
  readonly total: AggregateQuery;
  readonly course: AggregateQuery;
}

/** @throws MetricsError `invalid-query` for an unknown metric, with the nearest name */
export function insightQueries({ metric, compare = "previous", where }: InsightQueryProps<Catalog>, range: Range, catalog: Catalog): InsightQueries {
  if (!Object.hasOwn(catalog.metrics, metric)) throw nameError("metric", metric, Object.keys(catalog.metrics), "metric");
  const common = { kind: "aggregate", metrics: [metric], ...(where && { where }) } as const;
  return {
    total: { ...common, time: { range }, compare: [namedComparison(compare)] },
    course: { ...common, time: { range, grain: "auto" } },
  };
}

const mostDimensions = 4;

/** Asks where a change is. Null where the metric does not fall into parts, or there is nothing to split by. */
export function driversQuery(props: InsightQueryProps<Catalog>, range: Range, catalog: Catalog): DriversQuery | null {
  const { metric, compare = "previous", where, combine = 2 } = props;
  const asked = props.dimensions ?? splitDimensions(catalog, metric).slice(0, mostDimensions);
  const { to } = namedComparison(compare);
  if (asked.length === 0 || !fallsIntoParts(catalog, metric) || (typeof to === "object" && "target" in to)) return null;
  return {
    kind: "drivers",
    metric,
    time: { range },
    compare: to,
    dimensions: asked,
    combine: Math.min(combine, asked.length) as 1 | 2 | 3,
    top: 5,
    ...(where && { where }),
  };
}

function fallsIntoParts(catalog: Catalog, name: string): boolean {
  const metric = catalog.metrics[name];
  const adds = (part: string) => catalog.metrics[part] !== undefined && isAdditive(catalog.metrics[part]);
  if (metric === undefined) return false;
  if (metric.kind === "ratio") return adds(metric.numerator) && adds(metric.denominator);
  return metric.kind === "average" || isAdditive(metric);
}
