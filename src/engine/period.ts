import type { AggregateQuery, Catalog, Grain } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { autoGrain } from "../time/autoGrain.ts";
import type { Duration } from "../time/duration.ts";
import { resolveComparison } from "../time/resolveComparison.ts";
import { resolveRange } from "../time/resolveRange.ts";
import type { Clock } from "../time/resolveRange.ts";
import { addDuration, bucketBounds } from "../time/zoned.ts";

/** A span of time that is asked about: the query's own (id null) or a comparison's. */
export interface Period {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
  /** What is asked for without buckets, where these reach beyond it. */
  readonly whole?: Span;
  /** Starts of the buckets and the end of the last; null without a grain. */
  readonly bounds: readonly number[] | null;
  /** For each bucket of the query's own period the one here that stands beside it. */
  readonly partners: readonly (number | null)[];
}

/** "Since ever": 0001-01-01, the first day that databases know. */
export const beginning = -62_135_596_800_000;

/** The query's own period, then those of its comparisons, and the grain of their buckets; none without a range. */
export function periodsOf(
  query: AggregateQuery<Catalog>,
  clock: Clock,
  mostBuckets: number,
): { readonly periods: readonly Period[]; readonly grain: Grain | null } {
  const { time, compare = [] } = query;
  if (time === undefined) return { periods: [], grain: null };
  const span = resolveRange(time.range, clock, { path: "time.range" });
  const grain = time.grain === "auto" ? autoGrain(span, { most: Math.min(mostBuckets, 1000) }) : time.grain;
  const bounds = grain === undefined ? null : bucketBounds(span.from, span.to, grain, clock, { most: mostBuckets + 1 });
  requireBuckets(bounds, mostBuckets, "time.grain");
  const own: Period = {
    id: null,
    from: span.from,
    to: span.to,
    bounds,
    partners: bounds === null ? [0] : bounds.slice(0, -1).map((_, index) => index),
  };
  const others = compare.map((comparison, index): Period => {
    const path = `compare[${index}]`;
    const other = resolveComparison(comparison, span, grain, bounds, clock, { path, most: mostBuckets + 1 });
    requireBuckets(other.bounds, mostBuckets, path);
    return { id: comparison.id, ...other };
  });
  return { periods: [own, ...others], grain: grain ?? null };
}

function requireBuckets(bounds: readonly number[] | null, most: number, path: string): void {
  if (bounds === null || bounds.length - 1 <= most) return;
  const message = `the range has more than ${most} buckets; take a coarser grain or a shorter range`;
  throw new MetricsError("too-large", message, { path });
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a period covers, with its buckets or without. */
export function spanOf({ from, to, whole }: Period, bucketed: boolean): Span {
  return bucketed ? { from, to } : (whole ?? { from, to });
}

/** The buckets within the range, half-open: the range as a whole where it is not cut, all time where there is none. */
export function bucketsOf(period: Period | null, bucketed: boolean, now: number): readonly Span[] {
  if (period === null) return [{ from: beginning, to: now }];
  const { from, to } = spanOf(period, bucketed);
  const bounds = (bucketed ? period.bounds : null) ?? [from, to];
  return bounds.slice(0, -1).map((start, index) => ({
    from: Math.max(start, from),
    to: Math.min(bounds[index + 1] as number, to),
  }));
}

export type Phase = "past" | "running" | "future";

/** The one rule of what is incomplete: whatever ends after the clock, and with the grain its whole bucket. */
export function phaseOf(period: Period | null, bucketed: boolean, bucket: number, now: number): Phase {
  if (period === null) return "past";
  const bounds = bucketed ? period.bounds : null;
  const span = spanOf(period, bucketed);
  const from = Math.max(span.from, bounds === null ? span.from : (bounds[bucket] as number));
  const to = bounds === null ? span.to : (bounds[bucket + 1] as number);
  if (to <= now) return "past";
  return from >= now ? "future" : "running";
}

/** Whether of those who entered a bucket some may still convert; of a span without a grain its range says as much. */
export function isOpenAt(
  period: Period | null,
  bucketed: boolean,
  bucket: number,
  { windows, clock }: { readonly windows: readonly Duration[]; readonly clock: Clock },
): boolean {
  const bounds = bucketed ? (period?.bounds ?? null) : null;
  if (period === null || bounds === null || windows.length === 0) return false;
  const entered = Math.min(bounds[bucket + 1] as number, spanOf(period, bucketed).to);
  return windows.some((window) => addDuration(entered, window, clock) > clock.now);
}
