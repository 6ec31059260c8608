import type { Amount, NumberFormatter, NumberOptions } from "./plainNumber.ts";

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

/**
 * `describeDelta` for pages that choose how numbers are printed: percentage points first for shares. The text of an exact
 * decimal is a number to arithmetic.
 */
export function deltaIn(
  print: NumberFormatter,
  current: Amount | null,
  base: Amount | null,
  { direction = "neutral", words, ...number }: DeltaOptions,
): Delta {
  const { unit, locale, digits = 1 } = number;
  const absolute = current === null || base === null ? null : (current as number) - (base as number);
  const isPoints = unit === "points";
  const isZero = Number(base) === 0;
  const relative = absolute === null || isZero || isPoints ? null : absolute / Math.abs(base as number);
  const say = (kind: Delta["kind"], first: string, sentiment: Sentiment = "neutral", second: string | null = null): Delta => ({
    kind,
    absolute,
    relative,
    sentiment,
    text: { first, second, full: second === null ? first : words.both(first, second) },
  });
  if (current === null) return say("unknown", words.notAvailable);
  if (base === null || absolute === null) return say("unknown-base", words.notAvailable);
  const sentiment = sentimentOf(current as number, base as number, direction);
  if (absolute !== 0 && isZero && !isPoints) return say("zero-base", words.zeroBase, sentiment);

  const isShare = unit === "share";
  const amount = isShare
    ? print(absolute * 100, { locale, digits, sign: "change" })
    : print(absolute, { ...number, sign: "change" });
  const difference = isShare ? words.percentagePoints(amount) : isPoints ? words.points(amount) : amount;
  const ratio = relative === null ? null : print(relative, { locale, unit: "share", sign: "change" });
  const change =
    ratio === null || isShare || unit === "score"
      ? say("change", difference, sentiment, ratio)
      : say("change", ratio, sentiment, difference);
  return /[1-9]/.test(change.text.full) ? change : say("equal", words.noChange);
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
