/**
 * What values are, which says on which scale their noise is even.
 * `plain`: as they are. `count`: of cases. `duration`: in seconds, lengths that vary by ratio. `share`: in [0, 1], of `n` cases.
 */
export type ValueKind = (typeof valueKinds)[number];
export const valueKinds = ["plain", "count", "duration", "share"] as const;

/** The nearest value that is one of its kind: no count or length is negative, no share beyond 0 and 1. */
export function possible(kind: ValueKind, value: number): number {
  if (kind === "plain") return value;
  return kind === "share" ? Math.min(Math.max(value, 0), 1) : Math.max(value, 0);
}

/** Shorter is as long: a duration of 0 has no logarithm. */
const leastSeconds = 0.001;

/**
 * A value on the scale of its kind. Counts and shares: Anscombe's 2√(x + 3/8) and arcsin √((x + 3/8) / (n + 3/4)) of x in n
 * cases ("The transformation of Poisson, binomial and negative-binomial data", Biometrika 35, 1948). Durations: the logarithm.
 */
export function stabilize(kind: ValueKind, value: number, n: number | null): number {
  switch (kind) {
    case "plain":
      return value;
    case "count":
      return 2 * Math.sqrt(possible(kind, value) + 0.375);
    case "duration":
      return Math.log(Math.max(value, leastSeconds));
    case "share": {
      const cases = n ?? defaultCases;
      const share = possible(kind, value);
      return Math.asin(Math.sqrt((share * cases + 0.375) / (cases + 0.75)));
    }
    default:
      return kind satisfies never;
  }
}

/** Back to the metric's own unit: of shares, what as many cases have at the level. */
export function unstabilize(kind: ValueKind, level: number, n: number | null): number {
  switch (kind) {
    case "plain":
      return level;
    case "count":
      return possible(kind, (Math.max(0, level) / 2) ** 2 - 0.375);
    case "duration":
      return Math.exp(level);
    case "share": {
      const cases = n ?? defaultCases;
      const onScale = Math.min(Math.max(level, 0), Math.PI / 2);
      return possible(kind, (Math.sin(onScale) ** 2 * (cases + 0.75) - 0.375) / cases);
    }
    default:
      return kind satisfies never;
  }
}

/** What makes residuals of shares comparable where their numbers of cases differ: Anscombe's error is 1/√(4n + 2), whatever the share. */
export function precisionOf(kind: ValueKind, n: number | null): number {
  return kind === "share" ? Math.sqrt(4 * (n ?? defaultCases) + 2) : 1;
}

/** Of a share without its number: all alike. */
const defaultCases = 1000;
