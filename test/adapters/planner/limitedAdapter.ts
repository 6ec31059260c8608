import type { Capabilities, Catalog, MetricsAdapter } from "../../../src/query/index.ts";
import { MetricsError } from "../../../src/query/index.ts";

type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;

/**
 * The adapter with capabilities that it really does not go beyond: whatever they deny is thrown back as a breach of
 * contract, by a check that shares nothing with the planner's.
 */
export function limitedAdapter<C extends Catalog>(adapter: MetricsAdapter<C>, capabilities: Capabilities): MetricsAdapter<C> {
  return {
    contract: 1,
    capabilities,
    query(query, context) {
      const faults = faultsOf(capabilities, JSON.parse(JSON.stringify(query)));
      if (faults.length === 0) return adapter.query(query, context);
      throw new MetricsError("contract-violation", `asked for what it cannot do: ${faults.join(", ")} in ${JSON.stringify(query)}`);
    },
  };
}

function faultsOf(capabilities: Capabilities, query: { readonly [key: string]: Json }): readonly string[] {
  const { aggregate = {}, filter = {}, kinds, relativeRanges, timeZones, weekStarts } = capabilities;
  const faults: string[] = [];
  const text = JSON.stringify(query);
  const deny = (denied: boolean, fault: string) => denied && faults.push(fault);
  deny(kinds !== undefined && !kinds.includes(query["kind"] as never), "kind");
  for (const [, op] of text.matchAll(/"op":"([a-zA-Z]+)"/g)) {
    const isOfHaving = ["gt", "gte", "lt", "lte"].includes(String(op));
    deny(!isOfHaving && filter.operators?.includes(op as never) === false, `op ${op}`);
  }
  deny(filter.nesting === "and" && text.includes('"or":['), "or");
  deny(filter.nesting !== undefined && filter.nesting !== "tree" && text.includes('"not":'), "not");
  deny(relativeRanges === false && /"(last|toDate|period)":/.test(text), "relative range");
  const calendar = (query["calendar"] ?? {}) as { readonly timeZone?: string; readonly weekStart?: "sunday" };
  deny(timeZones?.includes(calendar.timeZone ?? "UTC") === false, `zone ${calendar.timeZone}`);
  const grain = (query["time"] as { readonly grain?: Json } | undefined)?.grain;
  const isWeek = grain === "week" || typeof grain === "object";
  deny(isWeek && weekStarts?.includes(calendar.weekStart ?? "monday") === false, "week start");
  if (query["kind"] !== "aggregate") return faults;
  const named = typeof grain === "object" || grain === "auto" ? "custom" : grain;
  deny(named !== undefined && aggregate.grains?.includes(named as never) === false, `grain ${named}`);
  const metrics = query["metrics"] as readonly Json[];
  deny(metrics.length > (aggregate.metricsPerQuery ?? 99), "metrics");
  for (const metric of metrics) {
    const { metric: name = metric, where, compute } = metric as { readonly [key: string]: Json };
    deny(aggregate.metrics?.includes(String(name)) === false, `metric ${String(name)}`);
    deny(aggregate.metricFilters === false && where !== undefined, "metric filter");
    deny(aggregate.compute === false && compute !== undefined, "compute");
  }
  for (const part of ["compare", "totals", "top", "having", "order", "page"] as const) {
    deny(aggregate[part] === false && query[part] !== undefined, part);
  }
  deny(aggregate.other === false && (query["top"] as { readonly other?: boolean } | undefined)?.other === true, "other");
  return faults;
}
