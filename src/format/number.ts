import { formatDuration } from "./duration.ts";
import { decimals, formatPlain } from "./plainNumber.ts";
import type { Amount, NumberOptions } from "./plainNumber.ts";

export type { NumberOptions, Unit } from "./plainNumber.ts";

/**
 * A number as people read it: a true minus sign (U+2212), and no sign where rounding leaves zero ("0%"). What its decimals
 * would round to zero has two significant digits ("0.0002", "0.02%"), but for money and whole numbers.
 */
export function formatNumber(value: Amount | null, options: NumberOptions): string {
  if (value === null || options.unit !== "seconds") return formatPlain(value, { ...options, ...finerDigits(Number(value), options) });
  const seconds = Number(value);
  const text = formatDuration(seconds, { locale: options.locale, style: options.moreDigits ? "exact" : "short" });
  return options.sign === "change" && seconds > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

function finerDigits(value: number, { unit = "number", digits, moreDigits = 0 }: NumberOptions): Pick<NumberOptions, "digits" | "moreDigits"> {
  const most = digits ?? (typeof unit === "object" ? 0 : decimals[unit][1]);
  const size = Math.abs(value) * (unit === "share" ? 100 : 1);
  // Below a billionth stands what sums of fractions leave over.
  if (most === 0 || size < 1e-9 || size >= 0.5 * 10 ** -most) return {};
  return { digits: 0, moreDigits: Math.ceil(-Math.log10(size)) + 1 + moreDigits };
}

/** The number behind a rounded one, for tooltips and tables: two decimals more, no large units, every second. */
export function formatExact(value: Amount | null, options: NumberOptions): string {
  return formatNumber(value, { ...options, compact: false, moreDigits: 2 });
}
