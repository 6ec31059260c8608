import type { AnyFilter, Catalog, Range } from "../query/index.ts";
import { clockOf, instantOf, resolveRange } from "../time/resolveRange.ts";
import type { Clock } from "../time/resolveRange.ts";

/** The filter with every range of time as instants in UTC: what adapters evaluate has no clock in it. */
export function absoluteFilter(catalog: Catalog, filter: AnyFilter, clock: Clock, path = "where"): AnyFilter {
  if ("and" in filter) return { and: each(catalog, filter.and, clock, `${path}.and`) };
  if ("or" in filter) return { or: each(catalog, filter.or, clock, `${path}.or`) };
  if ("not" in filter) return { not: absoluteFilter(catalog, filter.not, clock, `${path}.not`) };
  if (filter.op !== "range" || catalog.dimensions[filter.dimension]?.kind !== "time") return filter;
  const { range } = filter;
  const iso = (instant: number) => new Date(instant).toISOString();
  if ("last" in range || "toDate" in range || "period" in range || ("from" in range && "to" in range)) {
    const { from, to } = resolveRange(range as Range, clock, { path: `${path}.range` });
    return { ...filter, range: { from: iso(from), to: iso(to) } };
  }
  const bounds = Object.entries(range as { readonly [side: string]: string }).map(
    ([side, text]) => [side, iso(instantOf(text, clock, `${path}.range.${side}`))] as const,
  );
  return { ...filter, range: Object.fromEntries(bounds) };
}

/** A policy's rule as adapters evaluate it. It belongs to no query, so its relative ranges are those of UTC. */
export function absoluteRule(catalog: Catalog, rule: AnyFilter, now: number, path: string): AnyFilter {
  return absoluteFilter(catalog, rule, clockOf(undefined, now), path);
}

function each(catalog: Catalog, filters: readonly AnyFilter[], clock: Clock, path: string): readonly AnyFilter[] {
  return filters.map((filter, index) => absoluteFilter(catalog, filter, clock, `${path}[${index}]`));
}
