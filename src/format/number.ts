import { numberOf } from "../query/decimal.ts";
import type { DecimalText } from "../query/decimal.ts";
import { formatDuration } from "./duration.ts";
import { formatPlain } from "./plainNumber.ts";
import type { NumberOptions } from "./plainNumber.ts";

export type { NumberOptions, Unit } from "./plainNumber.ts";

/** A number as people read it: a true minus sign (U+2212), and no sign where rounding leaves zero ("0%"). */
export function formatNumber(value: number | DecimalText | null, options: NumberOptions): string {
  if (value === null || options.unit !== "seconds") return formatPlain(value, options);
  const seconds = numberOf(value);
  const text = formatDuration(seconds, { locale: options.locale, style: options.moreDigits ? "exact" : "short" });
  return options.sign === "change" && seconds > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

/** The number behind a rounded one, for tooltips and tables: two decimals more, no large units, every second. */
export function formatExact(value: number | DecimalText | null, options: NumberOptions): string {
  return formatNumber(value, { ...options, compact: false, moreDigits: 2 });
}
