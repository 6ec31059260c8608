import { numberFormat } from "./intl.ts";
import { formatNumber } from "./number.ts";
import type { Unit } from "./number.ts";

export interface AxisScale {
  /** What values are divided by before they are printed; 1 below the language's first large unit. */
  readonly divisor: number;
  /** The large unit: "K", "万", or nothing. */
  readonly suffix: string;
  readonly format: (value: number) => string;
}

/**
 * One large unit for a whole axis, so that its ticks compare: 0, 0.5万, 1万 and never 5,000, 1万.
 * `max` is the largest absolute value on the axis. Money is printed without its currency, which stands in the title.
 * @param step between the ticks: they have as many decimals as tell them apart, and two where they need none of these
 */
export function axisScale(max: number, locale: string, unit: Unit = "number", step = max): AxisScale {
  const decimals = (least: number) => ({ digits: 0, moreDigits: Math.min(15, Math.max(2, Math.ceil(-Math.log10(least)) + 1)) });
  if (unit === "share") {
    const format = (value: number) => formatNumber(value, { locale, unit, ...decimals(step * 100) });
    return { divisor: 1, suffix: "", format };
  }
  if (unit === "seconds") {
    return { divisor: 1, suffix: "", format: (value) => formatNumber(value, { locale, unit }) };
  }
  const compact = numberFormat(locale, { notation: "compact", numberingSystem: "latn" }).formatToParts(max);
  const suffix = compact.find(({ type }) => type === "compact")?.value ?? "";
  const scaled = Number(compact.flatMap(({ type, value }) => (type === "integer" ? value : [])).join(""));
  const divisor = suffix ? 10 ** Math.round(Math.log10(max / (scaled || 1))) : 1;
  const format = (value: number) => formatNumber(value / divisor, { locale, ...decimals(step / divisor) }) + (value ? suffix : "");
  return { divisor, suffix, format };
}
