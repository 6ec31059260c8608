import { decimalFault, decimalText, readDecimal } from "../query/decimal.ts";
import type { AnyFilter, AnyLeaf, Catalog, DimensionValue, Range } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { fieldScale } from "../query/metricScale.ts";
import { clockOf, instantOf, resolveRange } from "../time/resolveRange.ts";
import type { Clock } from "../time/resolveRange.ts";

/**
 * The filter with every range of time as instants in UTC, and every exact decimal as its one text: what adapters
 * evaluate has no clock in it, and equal values are equal texts.
 */
export function absoluteFilter(catalog: Catalog, filter: AnyFilter, clock: Clock, path = "where"): AnyFilter {
  if ("and" in filter) return { and: each(catalog, filter.and, clock, `${path}.and`) };
  if ("or" in filter) return { or: each(catalog, filter.or, clock, `${path}.or`) };
  if ("not" in filter) return { not: absoluteFilter(catalog, filter.not, clock, `${path}.not`) };
  const scale = fieldScale(catalog, filter.dimension);
  if (scale !== null) return canonicalLeaf(filter, scale, path);
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

function canonicalLeaf(leaf: AnyLeaf, scale: number, path: string): AnyLeaf {
  const canonical = (value: unknown): string => {
    const read = readDecimal(value, scale);
    if (typeof read === "bigint") return decimalText(read, scale);
    throw new MetricsError("invalid-query", `${leaf.dimension}: ${String(value).slice(0, 80)} ${decimalFault(read, scale)}`, { path });
  };
  switch (leaf.op) {
    case "equals":
      return { ...leaf, value: canonical(leaf.value) };
    case "in":
    case "notIn":
      return { ...leaf, values: leaf.values.map((value): DimensionValue => (value === null ? null : canonical(value))) };
    case "range": {
      const bounds = Object.entries(leaf.range).map(([side, bound]) => [side, canonical(bound)] as const);
      return { ...leaf, range: Object.fromEntries(bounds) };
    }
    default:
      return leaf;
  }
}

function each(catalog: Catalog, filters: readonly AnyFilter[], clock: Clock, path: string): readonly AnyFilter[] {
  return filters.map((filter, index) => absoluteFilter(catalog, filter, clock, `${path}[${index}]`));
}
