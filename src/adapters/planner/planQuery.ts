import { clockAt } from "../../engine/aggregatePlan.ts";
import { absoluteRange, absoluteTerms } from "./absoluteTerms.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { AnyFilter, Catalog, MetricsQuery, Range } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { Clock } from "../../time/resolveRange.ts";
import { resolveRange } from "../../time/resolveRange.ts";
import { changesShape, lacksOf } from "./lacks.ts";
import type { Lack } from "./lacks.ts";
import { reasonOf } from "./reason.ts";
import { rewriteFilter } from "./rewriteFilter.ts";
import { planSteps } from "./planSteps.ts";
import type { Step } from "./planSteps.ts";

/** How a query is answered by a source that cannot do everything. */
export type QueryPlan =
  | { readonly how: "native" }
  | {
      readonly how: "rewritten" | "finished";
      /** What the source does not do by itself. */
      readonly reason: string;
      readonly steps: readonly Step[];
    }
  | { readonly how: "refused"; readonly reason: string; readonly path: string };

/**
 * Decides without any data. `rewritten`: other queries that mean the same, put side by side. `finished`: the client
 * filters, orders, cuts or computes over complete answers, or adds buckets up where the metric allows it.
 * @param options.now epoch milliseconds, the clock of relative ranges
 * @throws MetricsError `invalid-query` where the query itself is none
 */
export function planQuery(
  catalog: Catalog,
  capabilities: Capabilities,
  query: MetricsQuery,
  { now }: { readonly now: number },
): QueryPlan {
  const lacks = lacksOf(capabilities, query);
  if (lacks.length === 0) return { how: "native" };
  const reason = reasonOf(lacks);
  try {
    requireAnswerable(lacks, query);
    if (query.kind === "aggregate" && lacks.some(changesShape)) {
      return { reason, ...planSteps(catalog, capabilities, query, { now }) };
    }
    const step: Step = { part: "whole", query: inAbsoluteTerms(catalog, capabilities, query, now) };
    return { how: "rewritten", reason, steps: [step] };
  } catch (thrown) {
    if (thrown instanceof MetricsError && thrown.code === "unsupported") {
      return { how: "refused", reason: thrown.message, path: thrown.path ?? "" };
    }
    throw thrown;
  }
}

/** What no rewriting helps against. */
function requireAnswerable(lacks: readonly Lack[], query: MetricsQuery): void {
  const refuse = (message: string, path: string) => {
    throw new MetricsError("unsupported", message, { path });
  };
  for (const { what, path, name } of lacks) {
    if (what === "kind") refuse(`this source answers no ${query.kind} queries: ask another adapter for them`, path);
    if (what === "metric") refuse(`this source does not know the metric ${name}: leave it out, or ask another adapter`, path);
    if (what === "rows") refuse("the page is larger than any answer of this source: ask for a smaller one", path);
    const isPlain = query.kind === "aggregate" || query.kind === "records" || query.kind === "members";
    if (!isPlain && (what === "relativeRanges" || what === "timeZone")) {
      refuse(`this source knows no such calendar or range for ${query.kind} queries: give absolute ranges in its zone`, path);
    }
  }
}

/** The same query with absolute ranges, readable filters and a calendar of the source. */
function inAbsoluteTerms(catalog: Catalog, capabilities: Capabilities, query: MetricsQuery, now: number): MetricsQuery {
  const clock = clockAt(query, now, catalog.calendars);
  const isPlain = query.kind === "aggregate" || query.kind === "records" || query.kind === "members";
  const own = isPlain && "time" in query ? { ...query, time: { ...query.time, range: absolute(query.time?.range, clock) } } : query;
  const rewritten = mapFilters(own, (filter, path) =>
    rewriteFilter(catalog, capabilities.filter ?? {}, isPlain ? absoluteTerms(catalog, filter, clock, path) : filter, path),
  ) as MetricsQuery;
  return sourceCalendar(capabilities, rewritten);
}

function absolute(range: Range | undefined, clock: Clock): Range | undefined {
  if (range === undefined) return undefined;
  const { from, to } = resolveRange(range, clock, { path: "time.range" });
  return absoluteRange(from, to);
}

function mapFilters(value: unknown, change: (filter: AnyFilter, path: string) => AnyFilter | null, path = ""): unknown {
  if (Array.isArray(value)) return value.map((item, index) => mapFilters(item, change, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [key, key === "where" ? change(item as AnyFilter, at) : mapFilters(item, change, at)] as const;
  });
  return Object.fromEntries(entries.filter(([key, item]) => item !== undefined && !(key === "where" && item === null)));
}

/** Once ranges are absolute, the zone matters no more; the answer still names the one that was asked for. */
function sourceCalendar({ timeZones }: Capabilities, query: MetricsQuery): MetricsQuery {
  const { timeZone = "UTC" } = query.calendar ?? {};
  const [first] = timeZones ?? [];
  if (timeZones === undefined || timeZones.includes(timeZone)) return query;
  if (first === undefined) {
    throw new MetricsError("unsupported", "this source names no time zone that it knows", { path: "calendar.timeZone" });
  }
  return { ...query, calendar: { timeZone: first } };
}
