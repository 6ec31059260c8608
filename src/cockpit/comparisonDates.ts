import type { BusinessCalendar } from "../query/calendar.ts";
import { namedComparison } from "../query/namedComparison.ts";
import type { NamedComparison } from "../query/namedComparison.ts";
import type { FiscalStart, Range, Weekday } from "../query/range.ts";
import { resolveComparison } from "../time/resolveComparison.ts";
import { resolveRange } from "../time/resolveRange.ts";
import { startAfter } from "../time/zoned.ts";

export interface ComparisonClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
  readonly weekStart: Weekday;
  readonly fiscalStart?: FiscalStart | undefined;
  /** What business days are counted by. */
  readonly business?: BusinessCalendar | undefined;
}

/**
 * The days that a range is held against, in milliseconds since 1970, whole and half-open; null for business days where
 * no calendar is known.
 */
export function comparisonDates(
  range: Range,
  compare: NamedComparison,
  clock: ComparisonClock,
): { readonly from: number; readonly to: number } | null {
  const unit = "last" in range ? range.unit : "toDate" in range ? range.toDate : "period" in range ? range.period : null;
  if (unit === "businessDay" && clock.business === undefined) return null;
  const { from, to } = resolveComparison(namedComparison(compare), resolveRange(range, clock), undefined, null, clock);
  return { from, to: startAfter(to - 1, "day", 1, clock) };
}
