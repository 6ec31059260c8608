import { numberFormat } from "./intl.ts";

export interface DurationOptions {
  readonly locale: string;
  /** "short" keeps the two largest units, "exact" every one down to the second. */
  readonly style?: "short" | "exact";
  /** Printed for null, which means "not known". */
  readonly placeholder?: string;
  /** Names the clock where the seconds are business time: `messages.units.business`. */
  readonly business?: (duration: string) => string;
}

/**
 * "2m 05s", "1h 20m", "3d 4h"; in Chinese "2分05秒", "1小时20分", "3天4小时". Below a second one decimal.
 * Units that are zero are left out ("5m"), and rounding carries: 59.6 s is "1m", never "60s".
 */
export function formatDuration(
  seconds: number | null,
  { locale, style = "short", placeholder = "–", business }: DurationOptions,
): string {
  if (seconds === null) return placeholder;
  const size = Math.abs(seconds);
  const parts = size < 0.95 ? [["second", Math.round(size * 10) / 10] as const] : split(size, style);
  const text = parts.map(([unit, amount], index) => print(locale, unit, amount, index > 0)).join(
    /^(zh|ja)/.test(locale) ? "" : " ",
  );
  const signed = seconds < 0 && parts[0]?.[1] ? "−" + text : text;
  return business ? business(signed) : signed;
}

/** Amounts by unit, the largest first, without zeros; short ones rounded to the second of their two units. */
function split(seconds: number, style: "short" | "exact") {
  const minutes = Math.round(seconds / 60) * 60;
  let whole = Math.round(seconds);
  if (style === "short") {
    if (minutes >= 86_400) whole = Math.round(seconds / 3600) * 3600;
    else if (whole >= 3600) whole = minutes;
  }
  const amounts = [
    ["day", Math.floor(whole / 86_400)],
    ["hour", Math.floor((whole % 86_400) / 3600)],
    ["minute", Math.floor((whole % 3600) / 60)],
    ["second", whole % 60],
  ] as const;
  return amounts.filter(([, amount]) => amount > 0);
}

/** Minutes and seconds behind a larger unit have two digits, as on a clock. */
function print(locale: string, unit: string, amount: number, follows: boolean): string {
  const minimumIntegerDigits = follows && /m|s/.test(unit) ? 2 : 1;
  const options = { style: "unit", unit, unitDisplay: "narrow", minimumIntegerDigits } as const;
  return numberFormat(locale, options).format(amount).replace("分钟", "分");
}
