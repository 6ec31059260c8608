import type { DateTimeDuration } from "@internationalized/date";
import type { Comparison } from "../query/query.ts";
import type { CalendarUnit } from "../query/range.ts";
import { parseDuration } from "./duration.ts";
import { resolveRange } from "./resolveRange.ts";
import type { Clock, Span } from "./resolveRange.ts";
import { addDuration, bucketBounds, durationOf, sameTimeBefore, startOf } from "./zoned.ts";

/** What stands beside a range: its own span, and which of its buckets is the partner of which. */
export interface ResolvedComparison {
  readonly from: number;
  readonly to: number;
  /** Starts of its buckets and the end of the last; null without a grain. */
  readonly bounds: readonly number[] | null;
  /** For every bucket of the range the index of its partner, null where it has none. */
  readonly partners: readonly (number | null)[];
}

/**
 * @param bounds of the range's own buckets, null without a grain
 * @param most buckets at the most; one more tells the caller that there are too many
 */
export function resolveComparison(
  comparison: Comparison,
  span: Span,
  grain: CalendarUnit | undefined,
  bounds: readonly number[] | null,
  clock: Clock,
  { path = "compare", most = 100_000 } = {},
): ResolvedComparison {
  const { to: target, align } = comparison;
  if (typeof target === "object" && !("shift" in target)) {
    return aligned(resolveRange(target, clock, { path }), null, grain, bounds, clock, most);
  }
  const asked = target === "previous" ? lengthOf(span) : parseDuration(target.shift, { path });
  if (asked === null) {
    return aligned({ from: span.from - (span.to - span.from), to: span.from }, null, grain, bounds, clock, most);
  }
  const back = align === "weekday" || grain === "week" ? wholeWeeks(asked, span.from, clock) : asked;
  const shifted = {
    from: addDuration(span.from, negated(back), clock),
    to: addDuration(span.to, negated(back), clock),
  };
  return aligned(shifted, align === "elapsed" ? null : back, grain, bounds, clock, most);
}

function aligned(
  span: { readonly from: number; readonly to: number },
  back: DateTimeDuration | null,
  grain: CalendarUnit | undefined,
  bounds: readonly number[] | null,
  clock: Clock,
  most: number,
): ResolvedComparison {
  const { from, to } = span;
  if (grain === undefined || bounds === null) return { from, to, bounds: null, partners: [0] };
  const ownBounds = bucketBounds(from, to, grain, clock, { most });
  const starts = bounds.slice(0, -1);
  const last = ownBounds.length - 2;
  const inOrder = starts.map((_, index) => (index <= last ? index : null));
  if (back === null) return { from, to, bounds: ownBounds, partners: inOrder };
  const targets = starts.map((start) => sameTimeBefore(start, back, clock));
  const onGrain = targets.every((target) => target === null || startOf(target, grain, clock) === target);
  if (!onGrain) return { from, to, bounds: ownBounds, partners: inOrder };
  const indexOf = new Map(ownBounds.slice(0, -1).map((start, index) => [start, index]));
  return {
    from,
    to,
    bounds: ownBounds,
    partners: targets.map((target) => (target === null ? null : (indexOf.get(target) ?? null))),
  };
}

function lengthOf({ length }: Span): DateTimeDuration | null {
  return length === null ? null : durationOf(length.unit, length.count);
}

function negated(duration: DateTimeDuration): DateTimeDuration {
  return Object.fromEntries(Object.entries(duration).map(([name, count]) => [name, -(count as number)]));
}

/** The multiple of seven days nearest to the duration, at least one week. */
function wholeWeeks(duration: DateTimeDuration, from: number, clock: Clock): DateTimeDuration {
  const days = (from - addDuration(from, negated(duration), clock)) / 86_400_000;
  return { weeks: Math.max(1, Math.round(days / 7)) };
}
