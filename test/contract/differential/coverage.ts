import type { AnyFilter, Catalog, MetricsQuery } from "../../../src/query/index.ts";
import { namedGrains } from "../../../src/query/index.ts";
import { linksTo } from "./pieces.ts";

/** Everything that queries by chance have to ask and be answered, or a run proves less than it says. */
export const everything: readonly string[] = [
  ...under("kind", ["aggregate", "funnel", "retention", "records", "members", "drivers"]),
  ...under("metric", ["count", "sum", "average", "min", "max", "distinct", "percentile"]),
  ...under("metric", ["ratio", "derived", "cumulative", "snapshot", "conversion"]),
  ...under("measure of", ["own rows", "one link", "two links"]),
  ...under("group by", ["own rows", "one link", "two links"]),
  ...under("compute", ["share", "rank", "running"]),
  ...under("filter", ["and", "or", "not", "equals", "in", "notIn", "range", "contains", "startsWith", "ignoreCase", "isNull"]),
  ...under("range", ["last", "running last", "toDate", "period", "dates", "instants"]),
  ...under("grain", [...namedGrains, "interval"]),
  ...under("fill", ["null", "zero", "metric"]),
  ...under("compare", ["previous", "shift", "range", "target", "two at once"]),
  ...under("align", ["calendar", "weekday", "elapsed", "holiday", "by default"]),
  ...under("totals", ["grand", "of some", "of time", "two at once"]),
  ...under("top", ["with other", "without"]),
  ...under("having", ["gt", "gte", "lt", "lte", "equals"]),
  ...under("order", ["asc", "desc"]),
  ...under("calendar", ["timeZone", "weekStart", "fiscalStart", "business"]),
  ...under("asks", ["page", "asOf", "search"]),
  ...under("drivers", ["combine"]),
  ...under("funnel order", ["sequential", "strict", "any"]),
  ...under("funnel count", ["uniques", "totals", "sessions"]),
  ...under("funnel", ["within", "exclusions", "holdConstant", "breakdown", "steps", "trend", "timeToConvert", "compare"]),
  ...under("attribution", ["first", "last", "all", "step"]),
  ...under("criterion", ["on", "onOrAfter", "onOrBefore", "streak"]),
  ...under("measure", ["rate", "users", "sum", "average"]),
  ...under("retention", ["calendar", "rolling", "first", "recurring", "of the period before", "breakdown", "compare"]),
];

function under(what: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${what}: ${name}`);
}

function linksName(catalog: Catalog, entity: string, dimension: string): string | undefined {
  return ["own rows", "one link", "two links"][linksTo(catalog, entity, dimension) ?? -1];
}

/** Which of `everything` a query asks. */
export function featuresOf(catalog: Catalog, query: MetricsQuery<Catalog>): ReadonlySet<string> {
  const seen = new Set<string>([`kind: ${query.kind}`]);
  const see = (what: string, ...names: readonly (string | false | undefined)[]) => {
    for (const name of names) if (typeof name === "string") seen.add(`${what}: ${name}`);
  };
  filterFeatures(query.where, (name) => see("filter", name));
  see("calendar", ...Object.keys(query.calendar ?? {}));
  see("asks", query.asOf !== undefined && "asOf", "page" in query && query.page !== undefined && "page");
  const range = "time" in query ? query.time?.range : undefined;
  if (range !== undefined) see("range", rangeName(range));
  const grain = query.kind !== "records" && "time" in query && query.time !== undefined && "grain" in query.time ? query.time.grain : undefined;
  if (grain !== undefined) see("grain", typeof grain === "string" ? grain : "interval");
  switch (query.kind) {
    case "aggregate": {
      const { metrics, by = [], time, compare = [], totals = [], top, having = [], order = [] } = query;
      for (const one of metrics) {
        const request = typeof one === "string" ? { metric: one } : one;
        const metric = catalog.metrics[request.metric];
        see("metric", metric?.kind);
        if (metric !== undefined && "entity" in metric) {
          see("group by", ...by.map((name) => linksName(catalog, metric.entity, name)));
          if ("of" in metric && metric.of !== undefined) see("measure of", linksName(catalog, metric.entity, metric.of));
        }
        if ("compute" in request) see("compute", request.compute);
        if ("where" in request) filterFeatures(request.where, (name) => see("filter", name));
      }
      see("fill", time?.fill);
      for (const { to, align = "by default" } of compare) {
        see("align", align);
        see("compare", typeof to === "string" ? to : "shift" in to ? "shift" : "target" in to ? "target" : "range");
      }
      see("compare", compare.length > 1 && "two at once");
      for (const total of totals) see("totals", total.includes("time") ? "of time" : total.length > 0 ? "of some" : "grand");
      see("totals", totals.length > 1 && "two at once");
      if (top !== undefined) see("top", top.other === true ? "with other" : "without");
      see("having", ...having.map(({ op }) => op));
      see("order", ...order.map(({ direction = "asc" }) => direction));
      break;
    }
    case "funnel": {
      const { order = "sequential", count = "uniques", view = "steps", steps, breakdown } = query;
      see("funnel order", order);
      see("funnel count", typeof count === "string" ? count : "sessions");
      see("funnel", ...(["exclusions", "holdConstant", "breakdown", "compare"] as const).filter((name) => query[name] !== undefined));
      see("funnel", typeof view === "string" ? view : "timeToConvert");
      see("funnel", steps.some((step) => typeof step !== "string" && step.within !== undefined) && "within");
      if (breakdown !== undefined) see("attribution", typeof breakdown.attribution === "object" ? "step" : (breakdown.attribution ?? "first"));
      break;
    }
    case "retention": {
      const { criterion = "on", measure = "rate", windows = "calendar", starts = "first", reference } = query;
      see("criterion", criterion);
      see("measure", typeof measure === "string" ? measure : "sum" in measure ? "sum" : "average");
      see("retention", windows, starts, reference === "previous" && "of the period before");
      see("retention", query.breakdown && "breakdown", query.compare && "compare");
      break;
    }
    case "members":
      see("asks", query.search !== undefined && "search");
      break;
    case "drivers":
      see("drivers", query.combine !== undefined && "combine");
      break;
    case "records":
      break;
    default:
      query satisfies never;
  }
  return seen;
}

function rangeName(range: object): string {
  if ("last" in range) return "complete" in range && range.complete === false ? "running last" : "last";
  if ("toDate" in range) return "toDate";
  if ("period" in range) return "period";
  return "from" in range && String(range.from).length > 10 ? "instants" : "dates";
}

function filterFeatures(filter: AnyFilter | undefined, see: (name: string) => void): void {
  if (filter === undefined) return;
  if ("op" in filter) {
    if ("ignoreCase" in filter && filter.ignoreCase === true) see("ignoreCase");
    return see(filter.op);
  }
  for (const name of ["and", "or", "not"] as const) {
    if (!(name in filter)) continue;
    see(name);
    const parts = (filter as { readonly [part: string]: AnyFilter | readonly AnyFilter[] })[name];
    for (const part of [parts].flat() as readonly AnyFilter[]) filterFeatures(part, see);
  }
}
