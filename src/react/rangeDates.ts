import { formatRange } from "../format/date.ts";
import type { Range } from "../query/range.ts";
import { rangeOnClock } from "./rangeOnClock.ts";
import type { WallClock } from "./rangeOnClock.ts";

/** "Oct 24 – Nov 20, 2026"; null for business days whose calendar is not known. */
export function rangeDates(range: Range, clock: WallClock, locale: string): string | null {
  const span = rangeOnClock(range, clock);
  return span && formatRange(span.from, span.to, { locale, timeZone: "UTC" });
}
