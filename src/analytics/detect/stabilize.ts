/**
 * What values are, which says on which scale their noise is even.
 * `plain`: as they are. `count`: of cases. `duration`: in seconds, lengths that vary by ratio. `share`: in [0, 1], of `n` cases.
 */
export type ValueKind = (typeof valueKinds)[number];
export const valueKinds = ["plain", "count", "duration", "share"] as const;

/** Shorter is as long: a duration of 0 has no logarithm. */
const leastSeconds = 0.001;

/**
 * A value on the scale of its kind. Counts: Anscombe's 2√(x + 3/8) ("The transformation of Poisson, binomial and
 * negative-binomial data", Biometrika 35, 1948). Durations: the logarithm. Shares: the logit with half a case on either
 * side (Haldane 1956), finite at 0 and 1.
 */
export function stabilize(kind: ValueKind, value: number, n: number | null): number {
  switch (kind) {
    case "plain":
      return value;
    case "count":
      return 2 * Math.sqrt(Math.max(0, value) + 0.375);
    case "duration":
      return Math.log(Math.max(value, leastSeconds));
    case "share": {
      const cases = n ?? defaultCases;
      const share = Math.min(Math.max(value, 0), 1);
      return Math.log((share * cases + 0.5) / ((1 - share) * cases + 0.5));
    }
    default:
      return kind satisfies never;
  }
}

/** Back to the metric's own unit. */
export function unstabilize(kind: ValueKind, level: number): number {
  switch (kind) {
    case "plain":
      return level;
    case "count":
      return Math.max(0, (Math.max(0, level) / 2) ** 2 - 0.375);
    case "duration":
      return Math.exp(level);
    case "share":
      return 1 / (1 + Math.exp(-level));
    default:
      return kind satisfies never;
  }
}

/** What makes residuals of a share comparable where their numbers of cases differ: the logit's error is 1/√(n·p·(1 − p)). */
export function precisionOf(kind: ValueKind, level: number, n: number | null): number {
  if (kind !== "share") return 1;
  const share = unstabilize(kind, level);
  const cases = n ?? defaultCases;
  return Math.sqrt(Math.max(cases * share * (1 - share), 0.25));
}

/** Of a share without its number: all alike. */
const defaultCases = 1000;
