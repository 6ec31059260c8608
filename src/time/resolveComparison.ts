import { MetricsError } from "../query/error.ts";
import type { Comparison } from "../query/query.ts";
import type { Grain } from "../query/range.ts";
import { besideHolidays } from "./besideHolidays.ts";
import { parseDuration } from "./duration.ts";
import { gridOf, gridStart } from "./grid.ts";
import { resolveRange } from "./resolveRange.ts";
import type { Clock, Span } from "./resolveRange.ts";
import { spanBack, spanBefore } from "./shiftBack.ts";
import type { Shifted } from "./shiftBack.ts";
import { datesBefore, dayLength } from "./wall.ts";
import { bucketBounds, bucketWalls, sameTimeBefore } from "./zoned.ts";

/** What stands beside a range: its own span, and which of its buckets is the partner of which. */
export interface ResolvedComparison {
  readonly from: number;
  readonly to: number;
  /** What stands beside the range as a whole, where buckets reach beyond it: to a holiday that lay elsewhere. */
  readonly whole?: WholeSpan;
  /** Starts of its buckets and the end of the last; null without a grain. */
  readonly bounds: readonly number[] | null;
  /** For every bucket of the range the index of its partner, null where it has none. */
  readonly partners: readonly (number | null)[];
}

interface WholeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * A target has the range's own span and buckets: another metric is measured over them.
 * @param bounds of the range's own buckets, null without a grain
 * @param most buckets at the most; one more tells the caller that there are too many
 * @throws MetricsError `invalid-query` where the alignment needs another grain, or a calendar
 */
export function resolveComparison(
  comparison: Comparison<string>,
  span: Span,
  grain: Grain | undefined,
  bounds: readonly number[] | null,
  clock: Clock,
  { path = "compare", most = 100_000 } = {},
): ResolvedComparison {
  const { to: target, align } = comparison;
  requireAlignable(align, grain, path);
  if (typeof target === "object" && "target" in target) {
    const partners = bounds === null ? [0] : bounds.slice(0, -1).map((_, index) => index);
    return { from: span.from, to: span.to, bounds, partners };
  }
  const shifted = shiftedSpan(target, align, span, grain, clock, path);
  const { from, to } = shifted;
  if (grain === undefined || bounds === null) return { from, to, bounds: null, partners: [0] };
  if (align === "holiday") {
    const isOfOwn = target !== "previous" && !("shift" in target);
    return besideHolidays(shifted, span, bounds, clock, { most, stays: isOfOwn });
  }
  const compared = bucketBounds(from, to, grain, clock, { most });
  const aligned = { ...shifted, back: align === "elapsed" ? null : shifted.back };
  return { from, to, bounds: compared, partners: besideDates(aligned, grain, bounds, compared, clock) ?? inOrder(bounds, compared) };
}

function requireAlignable(align: Comparison["align"], grain: Grain | undefined, path: string): void {
  if (align !== "holiday" || grain === "day") return;
  const message = "holidays are aligned day by day; give time.grain day, or another alignment";
  throw new MetricsError("invalid-query", message, { path: `${path}.align` });
}

function shiftedSpan(
  target: Exclude<Comparison["to"], { readonly target: unknown }>,
  align: Comparison["align"],
  span: Span,
  grain: Grain | undefined,
  clock: Clock,
  path: string,
): Shifted {
  if (target === "previous") return spanBefore(span, grain, align, clock);
  if ("shift" in target) return spanBack(span, parseDuration(target.shift, { path }), grain, align, clock);
  const { from, to } = resolveRange(target, clock, { path });
  const weeks = Math.round((span.from - from) / (7 * dayLength));
  return { from, to, back: align === "weekday" || align === "holiday" ? { days: 7 * weeks } : null };
}

type Partners = readonly (number | null)[];

function inOrder(own: readonly number[], compared: readonly number[]): Partners {
  return own.slice(0, -1).map((_, index) => (index < compared.length - 1 ? index : null));
}

/** Same date beside same date; null where the buckets of the two spans do not start on the same dates. */
function besideDates(
  { back }: Shifted,
  grain: Grain,
  own: readonly number[],
  compared: readonly number[],
  clock: Clock,
): Partners | null {
  if (back === null) return null;
  const grid = gridOf(grain, clock);
  const starts = own.slice(0, -1);
  const others = compared.slice(0, -1);
  if (grid.kind === "elapsed") return besideStarts(starts.map((start) => sameTimeBefore(start, back, clock)), others);
  const targets = bucketWalls(grid, starts, clock).map(datesBefore(back));
  if (targets.some((wall) => wall !== null && gridStart(grid, wall) !== wall)) return null;
  return besideStarts(targets, bucketWalls(grid, others, clock));
}

/** Where each target stands among the starts; both rise, but for clocks that fall back. */
function besideStarts(targets: readonly (number | null)[], starts: readonly number[]): Partners {
  let at = 0;
  return targets.map((target) => {
    if (target === null) return null;
    while (at < starts.length - 1 && (starts[at] as number) < target) at += 1;
    while (at > 0 && (starts[at] as number) > target) at -= 1;
    return starts[at] === target ? at : null;
  });
}
