import { numberFormat } from "./intl.ts";

/** What a number counts. A share is a ratio in [0, 1], printed as percent; points are those of NPS. */
export type Unit = "count" | "share" | "seconds" | "points" | "score" | "number" | { readonly currency: string };

/** A number, or the text of an exact decimal. */
export type Amount = number | string;

export interface NumberOptions {
  readonly locale: string;
  readonly unit?: Unit | undefined;
  /** Decimals, exactly so many; by default none for counts, one for shares, points, scores, at most two without a unit. */
  readonly digits?: number | undefined;
  /** How many decimals may stand behind `digits` where the number has them. */
  readonly moreDigits?: number;
  /** The language's large units with one decimal ("12.3K", "1.2万"); shares and durations stay as they are. */
  readonly compact?: boolean;
  /** "change" puts a plus before what is above zero. */
  readonly sign?: "value" | "change";
  /** Printed for null, which means "not known". */
  readonly placeholder?: string;
}

/** How numbers become text: `formatNumber`, or `formatPlain` where there are no durations. */
export type NumberFormatter = (value: Amount | null, options: NumberOptions) => string;

const one = [1, 1] as const;
/** The least and the most that are printed. */
export const decimals = { count: [0, 0], share: one, seconds: one, points: one, score: one, number: [0, 2] } as const;
const styles: { readonly [unit: string]: Intl.NumberFormatOptions } = {
  share: { style: "percent" },
  seconds: { style: "unit", unit: "second" },
};

/**
 * A number as people read it: a true minus sign (U+2212), and no sign where rounding leaves zero ("0%"). Knows nothing
 * of clocks: 125 seconds are "125 sec", and of what rounds to zero no more digits. `formatNumber` knows both. Of an exact
 * decimal no digit is lost but those that rounding takes.
 */
export function formatPlain(
  value: Amount | null,
  { locale, unit = "number", digits, moreDigits = 0, compact, sign, placeholder = "–" }: NumberOptions,
): string {
  if (value === null) return placeholder;
  const isCurrency = typeof unit === "object";
  const isCompact = compact && unit !== "share" && Math.abs(value as number) >= 1000;
  const [least, most] = digits !== undefined ? [digits, digits] : isCurrency ? [] : decimals[unit];
  const options: Intl.NumberFormatOptions = {
    signDisplay: sign === "change" ? "exceptZero" : "negative",
    ...(isCurrency ? { style: "currency", currency: unit.currency } : styles[unit]),
    minimumFractionDigits: isCompact ? 0 : least,
    maximumFractionDigits: isCompact ? 1 : most === undefined ? most : most + moreDigits,
    // Compact Chinese would print 1234 where everything else prints 1,234.
    ...(isCompact && { notation: "compact", useGrouping: true }),
  };
  // Intl reads the text of a decimal with all its digits.
  return numberFormat(locale, options).format(value as number).replace("-", "−");
}
