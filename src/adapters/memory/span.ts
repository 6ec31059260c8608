import type { AnyFilter, AnyLeaf, Catalog } from "../../query/index.ts";
import { allOf } from "../../query/index.ts";
import type { Scan, TimeWindow } from "../../engine/scan.ts";
import { boundsOf } from "./mask.ts";

/**
 * Moves ranges of the window's dimension from the filter into the window: a brush is a brush, whichever way it was
 * asked. Without a window the first range of a time becomes one. Moments and rolling windows are left alone, because
 * what they look at lies outside the filter.
 */
export function spanned(catalog: Catalog, scan: Scan): Scan {
  const { time, where } = scan;
  if (where === null || time?.moment !== undefined || time?.reach !== undefined) return scan;
  const conditions = "and" in where ? where.and : [where];
  const dimension = time?.dimension ?? conditions.find((filter) => isTimeRange(catalog, filter))?.dimension;
  const ranges = conditions.filter((filter) => isTimeRange(catalog, filter)).filter((leaf) => leaf.dimension === dimension);
  if (dimension === undefined || ranges.length === 0) return scan;
  const bounds = ranges.map((leaf) => boundsOf(catalog, leaf));
  const from = Math.max(time?.from ?? -Infinity, ...bounds.map((each) => each.from));
  const to = Math.min(time?.to ?? Infinity, ...bounds.map((each) => each.to));
  const rest = conditions.filter((filter) => !(ranges as readonly AnyFilter[]).includes(filter));
  return { ...scan, time: { dimension, from, to, starts: time?.starts ?? null }, where: allOf(rest) };
}

function isTimeRange(catalog: Catalog, filter: AnyFilter): filter is Extract<AnyLeaf, { op: "range" }> {
  return "op" in filter && filter.op === "range" && catalog.dimensions[filter.dimension]?.kind === "time";
}

/** Where each bucket of a window begins and the last one ends, within the window. */
export function cutsOf({ from, to, starts }: TimeWindow): readonly number[] {
  const end = Math.max(from, to);
  if (starts === null) return [from, end];
  return [...starts.map((start) => Math.min(Math.max(start, from), end)), end];
}
