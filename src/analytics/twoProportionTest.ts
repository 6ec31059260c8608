import { normalTail } from "./normalTail.ts";

/** How many of `n` independent cases. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

export interface TwoProportionTest {
  /** First share − second share, in [−1, 1]. */
  readonly difference: number;
  /** The difference in standard errors. */
  readonly z: number;
  /** Two-sided: how often chance alone makes a difference at least as large, where there is none. */
  readonly p: number;
}

/** Below so many expected cases the normal approximation is not to be trusted. */
const leastExpected = 5;

/**
 * Whether two shares differ by more than chance: the z-test of two independent proportions with the pooled variance;
 * its z² is Pearson's χ² of the 2 × 2 table, without Yates' correction. Null where nothing can be said: no cases, or
 * fewer than five expected in one of the four cells (Cochran, "Some methods for strengthening the common χ² tests",
 * Biometrics 10, 1954).
 */
export function twoProportionTest(first: Proportion, second: Proportion): TwoProportionTest | null {
  const n = first.n + second.n;
  const pooled = (first.successes + second.successes) / n;
  const expected = Math.min(first.n, second.n) * Math.min(pooled, 1 - pooled);
  if (!(expected >= leastExpected)) return null;
  const difference = first.successes / first.n - second.successes / second.n;
  // The product of what is under the roots may be too small for a number.
  const z = difference / (Math.sqrt(pooled * (1 - pooled)) * Math.sqrt(1 / first.n + 1 / second.n));
  return { difference, z, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}
