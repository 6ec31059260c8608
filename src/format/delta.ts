import { formatNumber } from "./number.ts";
import type { NumberOptions, Unit } from "./number.ts";

/** Which way is good: more, less, neither, or being inside a band of values. */
export type Direction = "up" | "down" | "neutral" | { readonly band: readonly [low: number, high: number] };

export type Sentiment = "good" | "bad" | "neutral";

/** The words of a change in one language: `messages.delta`. */
export interface DeltaWords {
  readonly percentagePoints: (amount: string) => string;
  readonly points: (amount: string) => string;
  readonly both: (first: string, second: string) => string;
  readonly noChange: string;
  readonly zeroBase: string;
  readonly notAvailable: string;
}

export interface DeltaOptions extends Omit<NumberOptions, "sign" | "placeholder"> {
  readonly direction?: Direction;
  readonly words: DeltaWords;
}

/**
 * A change and what to think of it.
 *
 * - "change": the values differ; "equal": they do not, or not at the printed precision
 * - "zero-base": nothing to divide by, so `relative` is null, though `absolute` is known
 * - "unknown-base", "unknown": the base, or the current value, is null
 */
export interface Delta {
  readonly kind: "change" | "equal" | "zero-base" | "unknown-base" | "unknown";
  /** Current − base, in the metric's unit (a share's difference is again a share). */
  readonly absolute: number | null;
  /** (current − base) ÷ |base|, as a share; null without a base and for points, whose zero is arbitrary. */
  readonly relative: number | null;
  readonly sentiment: Sentiment;
  /** `full` is `first` with `second` in the language's own brackets: "−3.0 pp (−25.0%)". */
  readonly text: { readonly first: string; readonly second: string | null; readonly full: string };
}

/** Compares two values: percentage points first for shares, the relative change first for amounts. */
export function describeDelta(
  current: number | null,
  base: number | null,
  { direction = "neutral", words, ...number }: DeltaOptions,
): Delta {
  if (current === null) return plain("unknown", words.notAvailable);
  if (base === null) return plain("unknown-base", words.notAvailable);

  const { unit, locale } = number;
  const absolute = current - base;
  const relative = base === 0 || unit === "points" ? null : absolute / Math.abs(base);
  const sentiment = sentimentOf(current, base, direction);
  if (absolute === 0) return { ...plain("equal", words.noChange), absolute, relative };
  if (base === 0 && unit !== "points") return { ...plain("zero-base", words.zeroBase), absolute, sentiment };

  const difference = printDifference(absolute, unit, words, number);
  const ratio = relative === null ? null : formatNumber(relative, { locale, unit: "share", sign: "change" });
  const ordered = unit === "share" || unit === "points" || unit === "score" ? [difference, ratio] : [ratio, difference];
  const [first, second] = ordered as [string, string | null];
  const full = second === null ? first : words.both(first, second);
  if (!/[1-9]/.test(full)) return { ...plain("equal", words.noChange), absolute, relative };
  return { kind: "change", absolute, relative, sentiment, text: { first, second, full } };
}

function plain(kind: Delta["kind"], text: string): Delta {
  return { kind, absolute: null, relative: null, sentiment: "neutral", text: { first: text, second: null, full: text } };
}

function printDifference(
  absolute: number,
  unit: Unit | undefined,
  words: DeltaWords,
  options: Omit<NumberOptions, "sign">,
): string {
  if (unit === "share") {
    const { locale, digits = 1 } = options;
    return words.percentagePoints(formatNumber(absolute * 100, { locale, digits, sign: "change" }));
  }
  const amount = formatNumber(absolute, { ...options, sign: "change" });
  return unit === "points" ? words.points(amount) : amount;
}

/** Inside a band nothing is better or worse; outside, nearer is better. */
function sentimentOf(current: number, base: number, direction: Direction): Sentiment {
  if (direction === "neutral") return "neutral";
  const gain =
    typeof direction === "object"
      ? distance(base, direction.band) - distance(current, direction.band)
      : (current - base) * (direction === "up" ? 1 : -1);
  return gain > 0 ? "good" : gain < 0 ? "bad" : "neutral";
}

function distance(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(low - value, value - high, 0);
}
