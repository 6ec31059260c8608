import type { Catalog, Metric, MetricsQuery } from "../query/index.ts";
import { metricParts, MetricsError } from "../query/index.ts";
import type { Privacy } from "../query/privacy.ts";

/** What holds values and names of the asker's own instead of names in the catalog. */
const spoken = new Set(["value", "values", "search", "as", "id", "asOf", "cursor"]);

/**
 * Refuses what would tell of values that are masked, or of single rows.
 * @throws MetricsError `forbidden` with the path of what tells
 */
export function requirePrivate(
  catalog: Catalog,
  query: MetricsQuery<Catalog>,
  { masked, minimumGroup }: Required<Privacy>,
): void {
  if (minimumGroup > 1 && query.kind === "records") {
    throw new MetricsError("forbidden", `single rows are not shown: a number stands for at least ${minimumGroup}`, { path: "kind" });
  }
  if (minimumGroup > 1 && (query.kind === "funnel" || query.kind === "retention")) {
    throw new MetricsError("unsupported", `a ${query.kind} cannot keep groups of at least ${minimumGroup} yet`, { path: "kind" });
  }
  if (masked.length === 0) return;
  const { columns: _, ...asked } = query as MetricsQuery<Catalog> & { readonly columns?: unknown };
  requireUnnamed(asked, masked, "");
  for (const name of metricsIn(query)) requireUnmeasured(catalog, name, masked);
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

function metricsIn(query: MetricsQuery<Catalog>): readonly string[] {
  if (query.kind === "drivers") return [query.metric];
  if (query.kind !== "aggregate") return [];
  const targets = (query.compare ?? []).flatMap(({ to }) => (typeof to === "object" && "target" in to ? [to.target] : []));
  return [...query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric)), ...targets];
}

/** Extremes and percentiles are single values; counting different ones tells none. */
function requireUnmeasured(catalog: Catalog, name: string, masked: readonly string[]): void {
  const metric = catalog.metrics[name] as Metric;
  for (const part of metricParts(metric)) requireUnmeasured(catalog, part, masked);
  const single = metric.kind === "min" || metric.kind === "max" || metric.kind === "percentile";
  if (!single || !masked.includes(metric.of)) return;
  throw new MetricsError("forbidden", `${name} would show single values of ${metric.of}, which is masked`, { path: "metrics" });
}
