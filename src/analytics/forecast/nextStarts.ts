import type { Grain, Instant } from "../../query/range.ts";
import type { Zone } from "../../time/grid.ts";
import { startAfter } from "../../time/zoned.ts";

/**
 * Starts of the buckets that follow the one that starts at `last`: a day of 23 hours is one of them.
 * @throws MetricsError `invalid-query` for business days without a calendar
 */
export function nextStarts(last: Instant, grain: Grain, count: number, zone: Zone): readonly Instant[] {
  const at = Date.parse(last);
  return Array.from({ length: count }, (_, index) => new Date(startAfter(at, grain, index + 1, zone)).toISOString());
}
