import type { DecimalText } from "../query/decimal.ts";
import { deltaIn } from "./deltaIn.ts";
import type { Delta, DeltaOptions } from "./deltaIn.ts";
import { formatNumber } from "./number.ts";

export type { Delta, DeltaOptions, DeltaWords, Direction, Sentiment } from "./deltaIn.ts";

/** Compares two values: percentage points first for shares, the relative change first for amounts. */
export function describeDelta(current: number | DecimalText | null, base: number | DecimalText | null, options: DeltaOptions): Delta {
  return deltaIn(formatNumber, current, base, options);
}
