import { absoluteFilter } from "../../engine/absoluteFilter.ts";
import { MetricsError } from "../../query/index.ts";
import type { AnyFilter, AnyLeaf, Catalog } from "../../query/index.ts";
import type { Clock } from "../../time/resolveRange.ts";

/** The filter with instants for every range of time, in words that a query can say: years have four digits. */
export function absoluteTerms(catalog: Catalog, filter: AnyFilter, clock: Clock, path = "where"): AnyFilter {
  return sayable(absoluteFilter(catalog, filter, clock, path));
}

/** A month to date has no moment when the month begins, and no query can say such a range in absolute terms. */
export function absoluteRange(from: number, to: number): { readonly from: string; readonly to: string } {
  if (from < to) return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const message = "nothing of this range has passed yet, and this source takes no range without a moment: ask again later";
  throw new MetricsError("unsupported", message, { path: "time.range" });
}

function sayable(filter: AnyFilter): AnyFilter {
  if ("and" in filter) return { and: filter.and.map(sayable) };
  if ("or" in filter) return { or: filter.or.map(sayable) };
  if ("not" in filter) return { not: sayable(filter.not) };
  return filter.op === "range" ? sayableRange(filter) : filter;
}

/** A zone may move the end of the year 9999 into the next one. No row is beyond, so that the bound is none. */
function sayableRange(leaf: Extract<AnyLeaf, { readonly op: "range" }>): AnyFilter {
  const { from, to } = leaf.range as { readonly from?: unknown; readonly to?: unknown };
  const isBefore = typeof from === "string" && /^(-|0000)/.test(from);
  const isBeyond = typeof to === "string" && to.startsWith("+");
  if (!isBefore && !isBeyond) return leaf;
  const left = { ...(from === undefined || isBefore ? {} : { from }), ...(to === undefined || isBeyond ? {} : { to }) };
  if (Object.keys(left).length === 0) return { not: { dimension: leaf.dimension, op: "isNull" } };
  return { ...leaf, range: left as { readonly from: string } };
}
