import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import type { Formula } from "../../engine/formula.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { AnyFilter, Catalog, Filter, MetricRequest } from "../../query/index.ts";
import { allOf, MetricsError } from "../../query/index.ts";
import { absoluteTerms } from "./absoluteTerms.ts";
import { rewriteFilter } from "./rewriteFilter.ts";

export interface RequestScope {
  readonly plan: AggregatePlan;
  readonly capabilities: Capabilities;
}

/** What a metric's numbers are for: a cell, or the target of a comparison. Null: only which groups there are. */
export type Gives = { readonly cell: number } | { readonly target: number } | null;

interface AskedMetric {
  readonly request: string | MetricRequest<Catalog>;
  readonly gives: Gives;
}

/** Metrics that may be asked in one query. */
export interface AskedTogether {
  /** What has to move into the query's own filter. */
  readonly where: AnyFilter | null;
  readonly requests: readonly AskedMetric[];
}

/** The metrics of the query, and of its targets, by the queries that they have to stand in. */
export function requestsOf(scope: RequestScope, targets: boolean): readonly AskedTogether[] {
  const { plan, capabilities } = scope;
  const { query, cells, comparisons } = plan;
  const movesFilters = capabilities.aggregate?.metricFilters === false;
  const groups = new Map<string, AskedTogether>();
  const add = (where: AnyFilter | null, asked: AskedMetric) => {
    const key = JSON.stringify(where);
    groups.set(key, { where, requests: [...(groups.get(key)?.requests ?? []), asked] });
  };
  query.metrics.forEach((asked, cell) => {
    if (typeof asked === "string") return add(null, { request: asked, gives: { cell } });
    const { compute: _, where, ...rest } = asked;
    if (where === undefined || !movesFilters) {
      const readable = where === undefined ? null : readableWhere(scope, [where], `metrics[${cell}].where`);
      const request = readable === null ? rest : { ...rest, where: readable as Filter<Catalog> };
      return add(null, { request, gives: { cell } });
    }
    if (requireMovable(plan, cell)) add(null, { request: rest, gives: null });
    add(where, { request: rest, gives: { cell } });
  });
  if (targets) {
    comparisons.forEach(({ target }, index) => {
      const to = query.compare?.[index]?.to;
      if (target === null || typeof to !== "object" || !("target" in to)) return;
      const as = freeName(`beside${index}`, new Set([...cells.map(({ name }) => name), ...Object.keys(plan.catalog.dimensions)]));
      add(null, { request: { metric: to.target, as }, gives: { target: index } });
    });
  }
  return [...groups.values()];
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(`${name}x`, taken) : name;
}

/** The filters as one that the source can read; null where all rows are kept. */
export function readableWhere(
  { plan, capabilities }: RequestScope,
  filters: readonly (AnyFilter | null | undefined)[],
  path = "where",
): AnyFilter | null {
  const whole = allOf(filters);
  if (whole === null) return null;
  return rewriteFilter(plan.catalog, capabilities.filter ?? {}, absoluteTerms(plan.catalog, whole, plan.clock, path), path);
}

/** Whether rows that the metric's filter leaves out still make a group; null where only some of its parts say so. */
function hasRowsBesides(formula: Formula): boolean | null {
  switch (formula.kind) {
    case "fact":
    case "moment":
      return true;
    case "open":
    case "conversion":
      return false;
    case "ratio":
    case "derived": {
      const parts = formula.kind === "ratio" ? [formula.numerator, formula.denominator] : Object.values(formula.parts);
      const found = new Set(parts.map(hasRowsBesides));
      return found.size === 1 ? ([...found][0] ?? null) : null;
    }
    default:
      return formula satisfies never;
  }
}

function requireMovable({ query, cells }: AggregatePlan, cell: number): boolean {
  const besides = hasRowsBesides((cells[cell] as AggregatePlan["cells"][number]).formula);
  if (query.time?.fill !== "null" && besides !== null) return besides;
  throw new MetricsError(
    "unsupported",
    "this source does not filter single metrics, and which groups and buckets of this one have rows cannot be told without: " +
      "filter the whole query, or leave out time.fill",
    { path: `metrics[${cell}].where` },
  );
}
