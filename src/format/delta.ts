import { deltaIn } from "./deltaIn.ts";
import type { Delta, DeltaOptions } from "./deltaIn.ts";
import { formatNumber } from "./number.ts";
import type { Amount } from "./plainNumber.ts";

export type { Delta, DeltaOptions, DeltaWords, Direction, Sentiment } from "./deltaIn.ts";

/** Compares two values: percentage points first for shares, the relative change first for amounts. */
export function describeDelta(current: Amount | null, base: Amount | null, options: DeltaOptions): Delta {
  return deltaIn(formatNumber, current, base, options);
}
