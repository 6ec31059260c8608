import type { Instant } from "../../query/range.ts";
import type { ResultMeta } from "../../query/result.ts";

/** Index of the first bucket that still runs; the number of buckets where none does. @param starts ascending, as instants or epoch milliseconds */
export function firstRunning(starts: readonly (Instant | number)[], { incompleteFrom }: Pick<ResultMeta, "incompleteFrom">): number {
  const from = new Date(incompleteFrom ?? NaN);
  const running = starts.findIndex((start) => new Date(start) >= from);
  return running < 0 ? starts.length : running;
}

/** Index of the first bucket that the range does not cut: of the second where the first began before it. */
export function firstWhole([first]: readonly Instant[], { resolvedRange }: Pick<ResultMeta, "resolvedRange">): number {
  return resolvedRange !== undefined && first !== undefined && Date.parse(first) < Date.parse(resolvedRange.from) ? 1 : 0;
}
