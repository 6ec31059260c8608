import type { Catalog, DimensionName, GroupDimensionName, HierarchyName, MetricName } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { MetricsError } from "../../query/error.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import { nameError } from "../../query/nearest.ts";
import type { AggregateQuery, Comparison, Order, Page } from "../../query/query.ts";
import type { Grain, Range } from "../../query/range.ts";
import { pathFilter } from "./drillPath.ts";
import type { DrillPath, DrillSort } from "./drillTableModel.ts";

export type DrillComparison<C extends Catalog = Catalog> = NamedComparison | Comparison<MetricName<C>>;

/** What a drill-down table asks for. Its levels are those of `hierarchy` or of `by`, one of which there must be. */
export interface DrillTableQueryProps<C extends Catalog> {
  readonly metrics: readonly MetricName<C>[];
  /** One of the catalog's ways to drill down. */
  readonly hierarchy?: HierarchyName<C>;
  /** Dimensions from the coarsest to the finest; of one alone the table is flat. */
  readonly by?: readonly GroupDimensionName<C>[];
  /** One group of columns for each value of a dimension, or for each bucket of time, beside the total over them. */
  readonly pivot?: GroupDimensionName<C> | { readonly grain: Grain };
  /** Columns beside each metric's: the comparison's number and the change. */
  readonly compare?: DrillComparison<C> | readonly DrillComparison<C>[];
  /** Pins the range; left out, the page's range, else the last 28 days. */
  readonly range?: Range;
  /** Only rows that match. */
  readonly where?: Filter<C>;
  /** How many members of a parent, by the first metric; the rest is one row more. Left out: all, in pages. */
  readonly top?: number;
  /** Rows of one page. Default 100. Without meaning under `top` and `pivot`, which are asked whole. */
  readonly pageSize?: number;
  /** A line in a cell beside the first metric: its course over the range, in buckets of this grain. */
  readonly trend?: Grain;
  /** Rows of the source below the last level. */
  readonly records?: DrillRecords<C>;
  readonly calendar?: AggregateQuery<C>["calendar"];
  readonly asOf?: AggregateQuery<C>["asOf"];
}

export interface DrillRecords<C extends Catalog> {
  /** The first names a row. */
  readonly columns: readonly DimensionName<C>[];
  /** Whose rows they are. Default: the first metric. */
  readonly of?: MetricName<C>;
  readonly order?: readonly Order<DimensionName<C>>[];
}

/** @throws MetricsError `invalid-query` for an unknown hierarchy, or none or two ways to go down */
export function drillLevels(
  { hierarchy, by }: { readonly hierarchy?: string | undefined; readonly by?: readonly string[] | undefined },
  catalog: Catalog,
): readonly string[] {
  if ((hierarchy === undefined) === (by === undefined || by.length === 0)) {
    throw new MetricsError("invalid-query", "a drill-down table goes by a hierarchy or by dimensions; give either hierarchy or by", {
      path: "hierarchy",
    });
  }
  const hierarchies = catalog.hierarchies ?? {};
  if (hierarchy !== undefined && !Object.hasOwn(hierarchies, hierarchy)) {
    throw nameError("hierarchy", hierarchy, Object.keys(hierarchies), "hierarchy");
  }
  const levels = hierarchy === undefined ? (by ?? []) : (hierarchies[hierarchy] ?? []);
  levels.forEach((level, index) => {
    if (!Object.hasOwn(catalog.dimensions, level)) throw nameError("dimension", level, Object.keys(catalog.dimensions), `by[${index}]`);
  });
  return levels;
}

export interface RootQueryOptions {
  readonly levels: readonly string[];
  /** The member that was entered; `[]` for none. */
  readonly root: DrillPath;
  readonly range: Range;
  /** The sorted column's metric; null for the level's own values. Without meaning under a pivot, whose rows the table orders. */
  readonly sort: { readonly metric: string | null; readonly direction: DrillSort["direction"] };
}

/**
 * The outermost rows and what stands over them: the grand total, and under a pivot the totals over its values and over
 * the rows, each by its metric's own rule.
 * @throws MetricsError `invalid-query` for an unknown metric
 */
export function rootQuery(props: DrillTableQueryProps<Catalog>, { levels, root, range, sort }: RootQueryOptions, catalog: Catalog): AggregateQuery {
  const { metrics, pivot, compare, where, top, pageSize = 100, calendar, asOf } = props;
  metrics.forEach((name, index) => {
    if (!Object.hasOwn(catalog.metrics, name)) throw nameError("metric", name, Object.keys(catalog.metrics), `metrics[${index}]`);
  });
  const [first] = metrics;
  if (first === undefined) throw new MetricsError("invalid-query", "a drill-down table needs a metric; name one", { path: "metrics" });
  const level = levels[root.length] ?? "";
  const filter = allOf([where as AnyFilter | undefined, pathFilter(levels, root)]);
  const comparisons = [compare ?? []].flat() as readonly DrillComparison[];
  const grain = typeof pivot === "object" ? pivot.grain : undefined;
  const across = pivot === undefined ? null : typeof pivot === "object" ? "time" : pivot;
  return {
    kind: "aggregate",
    metrics,
    by: typeof pivot === "string" ? [level, pivot] : [level],
    time: { range, ...(grain !== undefined && { grain }) },
    ...(comparisons.length > 0 && { compare: comparisons.map(namedComparison) }),
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    totals: across === null ? [[]] : [[level], [across], []],
    ...(top !== undefined && { top: { n: top, by: first, other: true } }),
    ...(across === null && { order: [{ by: sort.metric ?? level, direction: sort.direction }] }),
    ...(top === undefined && across === null && { page: { size: pageSize } }),
    ...(calendar && { calendar }),
    ...(asOf !== undefined && { asOf }),
  };
}

/**
 * The members below a path, in the order and under the filters of the answered root query.
 * @param path below the root of that query; empty for its own further pages
 */
export function branchQuery(root: AggregateQuery, levels: readonly string[], path: DrillPath, page: Page | null): AggregateQuery {
  const { totals = [], page: _page, order, where, ...asked } = root;
  const [own = "", ...across] = root.by ?? [];
  const level = levels[path.length] ?? "";
  const filter = allOf([where as AnyFilter | undefined, pathFilter(levels, path)]);
  return {
    ...asked,
    by: [level, ...across],
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    ...(totals.length > 1 && { totals: [[level]] }),
    ...(order && { order: order.map((one) => ({ ...one, by: one.by === own ? level : one.by })) }),
    ...(page && { page }),
  };
}

/** The course of the first metric of some members of a branch, in buckets. */
export function trendQuery(branch: AggregateQuery, grain: Grain, values: readonly (string | number | boolean | null)[]): AggregateQuery {
  const { metrics, by: [level = ""] = [], time, where, calendar, asOf } = branch;
  const members: AnyFilter = { dimension: level, op: "in", values };
  return {
    kind: "aggregate",
    metrics: metrics.slice(0, 1),
    by: [level],
    ...(time && { time: { ...time, grain } }),
    where: allOf([where as AnyFilter | undefined, members]) as Filter<Catalog>,
    ...(calendar && { calendar }),
    ...(asOf !== undefined && { asOf }),
  };
}
