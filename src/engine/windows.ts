import { elapsedOf, parseDuration, times } from "../time/duration.ts";
import type { Clock } from "../time/resolveRange.ts";
import { addDuration, startOf } from "../time/zoned.ts";
import type { Amount } from "./amount.ts";
import type { Frame, Since } from "./formula.ts";
import { beginning, bucketsOf } from "./period.ts";
import type { Period, Span } from "./period.ts";

/**
 * The time that each bucket's window spans. It ends with what can be seen of the bucket: with the clock where the
 * bucket is running, so that a month that has just begun looks back by the whole window. Empty for buckets to come.
 */
export function windowsOf(
  { since, until }: Extract<Frame, { kind: "window" }>,
  period: Period | null,
  bucketed: boolean,
  clock: Clock,
): readonly Span[] {
  return bucketsOf(period, bucketed, clock.now).map(({ from, to }) => {
    const seen = Math.min(to, clock.now);
    if (seen <= from) return { from, to: from };
    const end = until === "start" ? from : seen;
    return { from: windowStart(since, end, clock), to: end };
  });
}

/** Back by the calendar of the zone: 28 days before a midnight are 28 local days, whatever the clocks did. */
function windowStart(since: Since, end: number, clock: Clock): number {
  if (since === "ever") return beginning;
  if ("toDate" in since) return startOf(end - 1, since.toDate, clock);
  const back = parseDuration(since.back);
  const start = addDuration(end, times(back, -1), clock);
  const ofDays = elapsedOf(back) === 0 && startOf(end, "day", clock) === end;
  return ofDays ? startOf(start, "day", clock) : start;
}

/** Time cut at every start and end of the windows. */
export interface CutAxis {
  readonly starts: readonly number[];
  readonly end: number;
}

/** Null where every window is empty. */
export function cutAxis(windows: readonly Span[]): CutAxis | null {
  const known = windows.filter(({ from, to }) => from < to).flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set(known)].sort((a, b) => a - b);
  const end = cuts.pop();
  return end === undefined ? null : { starts: cuts, end };
}

/** The pieces that each window is made of, `[first, last)`; equal for empty windows. */
export function piecesOf({ starts, end }: CutAxis, windows: readonly Span[]): readonly Span[] {
  const indexOf = new Map([...starts, end].map((start, index) => [start, index]));
  return windows.map(({ from, to }) => {
    if (from >= to) return { from: 0, to: 0 };
    return { from: indexOf.get(from) as number, to: indexOf.get(to) as number };
  });
}

/**
 * Joins the pieces of each window, whose ends never go back, and whose starts rarely do. Nothing is ever subtracted: a
 * rolling sum of floats is added up from its own numbers, in time that grows with the number of pieces, by a queue of
 * two halves (the older one folded from its end, the younger one as it comes).
 */
export function foldWindows<A extends Amount>(
  pieces: readonly (A | null | undefined)[],
  windows: readonly Span[],
  operation: (a: A, b: A) => A,
): readonly (A | null | undefined)[] {
  type Piece = A | null | undefined;
  const join = (a: Piece, b: Piece): Piece => (a == null ? (b === undefined ? a : b) : b == null ? a : operation(a, b));
  const older: Piece[] = [];
  let younger: Piece;
  let begin = 0;
  let middle = 0;
  let tail = 0;
  return windows.map(({ from, to }) => {
    if (from >= to) return undefined;
    for (; tail < to; tail++) younger = join(younger, pieces[tail]);
    if (from > middle) {
      older[tail] = undefined;
      begin = middle = tail;
      younger = undefined;
    }
    for (; begin > from; begin--) older[begin - 1] = join(pieces[begin - 1], older[begin]);
    return join(from < middle ? older[from] : undefined, younger);
  });
}
