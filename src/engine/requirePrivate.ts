import type { Catalog, Metric, MetricsQuery } from "../query/index.ts";
import { metricParts, MetricsError } from "../query/index.ts";
import type { Privacy } from "../query/privacy.ts";

type Asked = MetricsQuery<Catalog>;

/** What holds values and names of the asker's own instead of names in the catalog. */
const spoken = new Set(["value", "values", "search", "as", "id", "asOf", "cursor"]);

/**
 * Refuses what would tell of values that are masked, of single rows, or of groups that are too small.
 * @throws MetricsError `forbidden`, or `unsupported` for what is not known to keep small groups, with the path of it
 */
export function requirePrivate(catalog: Catalog, query: Asked, { masked, minimumGroup }: Required<Privacy>): void {
  if (minimumGroup > 1) requireLargeGroups(catalog, query, minimumGroup);
  if (masked.length === 0) return;
  const { columns: _, ...asked } = query as Asked & { readonly columns?: unknown };
  requireUnnamed(asked, masked, "");
  for (const name of metricsIn(query)) requireUnmeasured(catalog, name, masked);
  for (const name of timesIn(catalog, query)) requireUnnamed(name, masked, "time");
}

/**
 * What tells a small group by subtraction although each answer hides it: sums that slide by less than a group, several
 * tables over the same rows, ranks and choices made by hidden numbers. Refused rather than guessed at.
 */
function requireLargeGroups(catalog: Catalog, query: Asked, minimum: number): void {
  if (query.kind === "records") {
    throw new MetricsError("forbidden", `single rows are not shown: a number stands for at least ${minimum}`, { path: "kind" });
  }
  const refuse = (what: string, path: string): never => {
    throw new MetricsError("unsupported", `${what} could tell groups of fewer than ${minimum} rows; ask without`, { path });
  };
  if (query.kind === "funnel" || query.kind === "retention") refuse(`a ${query.kind}`, "kind");
  for (const name of metricsIn(query)) requirePlain(catalog, name, refuse);
  if (query.kind === "drivers" && query.compare !== undefined && query.compare !== "previous") refuse("this comparison", "compare");
  if (query.kind === "drivers" && query.combine !== undefined) refuse("combinations of dimensions", "combine");
  if (query.kind !== "aggregate") return;
  const { metrics, time, compare = [], totals = [], top } = query;
  metrics.forEach((metric, at) => {
    if (typeof metric === "object" && metric.compute !== undefined) refuse(metric.compute, `metrics[${at}].compute`);
  });
  // One period before, which shares no row with the query's own nor with another.
  compare.forEach(({ to, align }, at) => {
    const isApart = to === "previous" && (align === undefined || align === "calendar") && at === 0;
    if (time?.grain !== undefined || !isApart) refuse("this comparison", `compare[${at}]`);
  });
  totals.forEach((total, at) => {
    if (total.length > 0) refuse("a subtotal", `totals[${at}]`);
  });
  if (top !== undefined) refuse("top", "top");
}

/** Extremes and percentiles are single values, and windows that overlap differ by a few rows. */
function requirePlain(catalog: Catalog, name: string, refuse: (what: string, path: string) => never): void {
  const metric = catalog.metrics[name] as Metric;
  if (!["count", "sum", "average", "distinct", "ratio", "derived"].includes(metric.kind)) refuse(`a ${metric.kind}`, "metrics");
  for (const part of metricParts(metric)) requirePlain(catalog, part, refuse);
}

function requireUnnamed(value: unknown, masked: readonly string[], path: string): void {
  if (typeof value === "string") {
    if (!masked.includes(value)) return;
    throw new MetricsError("forbidden", `${value} is masked: nothing may be grouped, filtered or sorted by it`, { path });
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (spoken.has(key)) continue;
    const at = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    requireUnnamed(item, masked, at);
  }
}

function metricsIn(query: Asked): readonly string[] {
  if (query.kind === "drivers") return [query.metric];
  if (query.kind !== "aggregate") return [];
  const targets = (query.compare ?? []).flatMap(({ to }) => (typeof to === "object" && "target" in to ? [to.target] : []));
  return [...query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric)), ...targets];
}

/** The times that rows are put in order by without being named in the query. */
function timesIn(catalog: Catalog, query: Asked): readonly string[] {
  if (query.kind === "funnel" || query.kind === "retention") return Object.values(catalog.events ?? {}).map(({ time }) => time);
  const isTimed = "time" in query && query.time !== undefined;
  return metricsIn(query).flatMap((name) => timesOf(catalog, name, isTimed));
}

/** Without a `time` of the query, those that `asOf` alone is held against: a stock, a conversion, what has come together. */
function timesOf(catalog: Catalog, name: string, isTimed: boolean): readonly string[] {
  const metric = catalog.metrics[name] as Metric;
  if (metric.kind === "snapshot") return typeof metric.over === "string" ? [metric.over] : Object.values(metric.over);
  if (metric.kind === "conversion") {
    return [metric.from, metric.to].flatMap((event) => catalog.events?.[event]?.time ?? []);
  }
  if ("entity" in metric) return metric.time === undefined || !isTimed ? [] : [metric.time];
  return metricParts(metric).flatMap((part) => timesOf(catalog, part, isTimed || metric.kind === "cumulative"));
}

/** A number of one row is that row's value; only how many different ones there are tells none. */
function requireUnmeasured(catalog: Catalog, name: string, masked: readonly string[]): void {
  const metric = catalog.metrics[name] as Metric;
  for (const part of metricParts(metric)) requireUnmeasured(catalog, part, masked);
  const of = "of" in metric && metric.kind !== "distinct" && metric.kind !== "cumulative" ? metric.of : undefined;
  if (of === undefined || !masked.includes(of)) return;
  throw new MetricsError("forbidden", `${name} would show values of ${of}, which is masked`, { path: "metrics" });
}
