import { deltaIn } from "./deltaIn.ts";
import type { Delta, DeltaOptions } from "./deltaIn.ts";
import { formatNumber } from "./number.ts";
import type { Amount } from "./plainNumber.ts";

export type { Delta, DeltaOptions, DeltaWords, Direction, Sentiment } from "./deltaIn.ts";

/**
 * Compares two values: percentage points first for shares, the relative change first for amounts. A base that is printed as
 * zero is none to divide by, and a difference that is next to nothing of both is none.
 */
export function describeDelta(current: Amount | null, base: Amount | null, options: DeltaOptions): Delta {
  const delta = deltaIn(formatNumber, current, base, options);
  const { kind, absolute, relative } = delta;
  if (kind !== "change" || relative === null) return delta;
  const isNil = (value: Amount | null) => Math.abs(Number(value)) < 1 && !/[1-9]/.test(formatNumber(value, options));
  const isZero = isNil(base);
  // Less of both is what readers take for none, and sums of fractions leave over.
  const isReal = Math.abs(absolute ?? 0) > 0.005 || Math.abs(relative) >= 0.0005;
  if (isReal && !isZero) return delta;
  return deltaIn(formatNumber, isZero && !isNil(current) ? current : 0, 0, options);
}
