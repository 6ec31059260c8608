import type { Capabilities } from "../../query/capabilities.ts";
import type { AggregateQuery, AnyFilter, Grain, MetricsQuery } from "../../query/index.ts";
import { isReadable } from "./rewriteFilter.ts";

/** Something that a query asks and the source does not do. */
export interface Lack {
  readonly what:
    | "kind"
    | "metric"
    | "metricsPerQuery"
    | "metricFilters"
    | "filter"
    | "relativeRanges"
    | "timeZone"
    | "grain"
    | "compare"
    | "totals"
    | "top"
    | "having"
    | "order"
    | "page"
    | "compute"
    | "rows";
  readonly path: string;
  /** The name that the source does not know. */
  readonly name?: string;
}

/** What has to be asked in pieces and put together in the client. */
const ofShape: readonly Lack["what"][] = [
  "metricsPerQuery",
  "metricFilters",
  "grain",
  "compare",
  "totals",
  "top",
  "having",
  "order",
  "page",
  "compute",
];

export function changesShape({ what }: Lack): boolean {
  return ofShape.includes(what);
}

/** Everything about the query that the capabilities deny; none: the source answers it as it stands. */
export function lacksOf(capabilities: Capabilities, query: MetricsQuery): readonly Lack[] {
  const { kinds, filter = {}, relativeRanges = true, timeZones } = capabilities;
  if (kinds !== undefined && !kinds.includes(query.kind)) return [{ what: "kind", path: "kind" }];
  const lacks: Lack[] = filtersOf(query)
    .filter((one) => !isReadable(filter, one.filter))
    .map(({ path }) => ({ what: "filter", path }));
  if (!relativeRanges && hasRelativeRange(query)) lacks.push({ what: "relativeRanges", path: "time.range" });
  const { timeZone = "UTC" } = query.calendar ?? {};
  if (timeZones !== undefined && !timeZones.includes(timeZone)) lacks.push({ what: "timeZone", path: "calendar.timeZone" });
  return query.kind === "aggregate" ? [...lacks, ...aggregateLacks(capabilities, query, lacks)] : lacks;
}

function aggregateLacks(
  { aggregate = {}, weekStarts }: Capabilities,
  query: AggregateQuery,
  lacks: readonly Lack[],
): readonly Lack[] {
  const { metrics, grains, metricsPerQuery = Number.POSITIVE_INFINITY, rows = Number.POSITIVE_INFINITY } = aggregate;
  const { compare = [], time, top, having = [], order = [], page } = query;
  const requests = query.metrics.map((asked) => (typeof asked === "string" ? { metric: asked } : asked));
  const found: Lack[] = [];
  const lack = (what: Lack["what"], path: string = what) => found.push({ what, path });
  const requireMetric = (name: string, path: string) => {
    if (metrics !== undefined && !metrics.includes(name)) found.push({ what: "metric", path, name });
  };
  requests.forEach(({ metric }, index) => requireMetric(metric, `metrics[${index}]`));
  compare.forEach(({ to }, index) => {
    if (typeof to === "object" && "target" in to) requireMetric(to.target, `compare[${index}].to.target`);
  });
  if (requests.length > metricsPerQuery) lack("metricsPerQuery", "metrics");
  if (aggregate.metricFilters === false && requests.some(({ where }) => where !== undefined)) lack("metricFilters", "metrics");
  if (aggregate.compute === false && requests.some(({ compute }) => compute !== undefined)) lack("compute", "metrics");
  // Spans such as "the same days a month earlier" are lost with the words that name them, days with their zone.
  const moved = lacks.some(({ what }) => what === "relativeRanges" || what === "timeZone");
  if (compare.length > 0 && (aggregate.compare === false || moved)) lack("compare");
  if (aggregate.totals === false && query.totals !== undefined) lack("totals");
  if (top !== undefined && (aggregate.top === false || (aggregate.other === false && top.other === true))) lack("top");
  if (aggregate.having === false && having.length > 0) lack("having");
  if (aggregate.order === false && order.length > 0) lack("order");
  if (aggregate.page === false && page !== undefined) lack("page");
  if (page !== undefined && page.size > rows) lack("rows", "page.size");
  const grain = time?.grain;
  if (grain === undefined) return found;
  const weekly = grain === "week" || grain === "auto" || typeof grain === "object";
  const isForeignWeek = weekly && weekStarts?.includes(query.calendar?.weekStart ?? "monday") === false;
  const isForeignDay = lacks.some(({ what }) => what === "timeZone");
  if (isForeignDay || isForeignWeek || (grains !== undefined && !grains.includes(grainName(grain)))) {
    lack("grain", "time.grain");
  }
  return found;
}

/** How capabilities name a grain. `auto` is whatever suits, and so none that a list can name. */
export function grainName(grain: Grain | "auto"): NonNullable<NonNullable<Capabilities["aggregate"]>["grains"]>[number] {
  return typeof grain === "object" || grain === "auto" ? "custom" : grain;
}

/** Every filter of a query, wherever it stands. */
function filtersOf(value: unknown, path = ""): readonly { readonly filter: AnyFilter; readonly path: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    return key === "where" ? [{ filter: item as AnyFilter, path: at }] : filtersOf(item, at);
  });
}

function hasRelativeRange(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isRelative(value) || Object.values(value).some(hasRelativeRange);
}

function isRelative(range: object): boolean {
  return ("last" in range && "unit" in range) || "toDate" in range || ("period" in range && "offset" in range);
}
