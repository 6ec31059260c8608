import { formatDuration } from "./duration.ts";
import { numberFormat } from "./intl.ts";

/** What a number counts. A share is a ratio in [0, 1], printed as percent; points are those of NPS. */
export type Unit = "count" | "share" | "seconds" | "points" | "score" | "number" | { readonly currency: string };

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

const DIGITS: Readonly<Record<string, number>> = { count: 0, share: 1, points: 1, score: 1 };

/** A number as people read it: a true minus sign (U+2212), and no sign where rounding leaves zero ("0%"). */
export function formatNumber(
  value: number | null,
  { locale, unit = "number", digits, moreDigits = 0, compact, sign = "value", placeholder = "–" }: NumberOptions,
): string {
  if (value === null) return placeholder;
  if (unit === "seconds") {
    const text = formatDuration(value, { locale, style: moreDigits ? "exact" : "short" });
    return sign === "change" && value > 0 && /[1-9]/.test(text) ? "+" + text : text;
  }
  const options: Intl.NumberFormatOptions = { signDisplay: sign === "change" ? "exceptZero" : "negative" };
  const least = digits ?? (typeof unit === "string" ? DIGITS[unit] : undefined);
  if (typeof unit === "object") {
    options.style = "currency";
    options.currency = unit.currency;
  } else if (unit === "share") {
    options.style = "percent";
  }
  if (compact && unit !== "share" && Math.abs(value) >= 1000) {
    options.notation = "compact";
    options.minimumFractionDigits = 0;
    options.maximumFractionDigits = 1;
    // Compact Chinese would print 1234 where everything else prints 1,234.
    options.useGrouping = true;
  } else if (least !== undefined) {
    options.minimumFractionDigits = least;
    options.maximumFractionDigits = least + moreDigits;
  } else if (unit === "number") {
    options.maximumFractionDigits = 2 + moreDigits;
  }
  return numberFormat(locale, options).format(value).replace("-", "−");
}

/** The number behind a rounded one, for tooltips and tables: two decimals more, no large units, every second. */
export function formatExact(value: number | null, options: NumberOptions): string {
  return formatNumber(value, { ...options, compact: false, moreDigits: 2 });
}
