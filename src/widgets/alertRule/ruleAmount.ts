import { formatDuration } from "../../format/duration.ts";
import { formatNumber } from "../../format/number.ts";
import type { Unit } from "../../query/metric.ts";

/** How a number is typed: a share as percent, its difference as percentage points, a duration with its units. */
export type AmountKind = "percent" | "percentagePoints" | "seconds" | "plain";

/** How the limits of a condition are typed. */
export function limitKind(condition: string, as: "relative" | "absolute", unit: Unit): AmountKind {
  if (condition === "change" && as === "relative") return "percent";
  if (unit === "share") return condition === "change" ? "percentagePoints" : "percent";
  return unit === "seconds" ? "seconds" : "plain";
}

const seconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|天)/i, 86_400],
  [/^(?:h|小时|时)/i, 3600],
  [/^(?:min|m|分钟|分)/i, 60],
  [/^(?:sec|s|秒)/i, 1],
];

/** What was typed, as it is stored; null where nothing was, NaN where it is no number. */
export function readAmount(typed: string, kind: AmountKind): number | null {
  // Full-width digits and signs are the same ones.
  const text = withoutGroups(typed.normalize("NFKC").trim()).replace(/^−/, "-");
  if (text === "") return null;
  if (kind === "seconds") return readSeconds(text);
  const number = plainNumber(kind === "plain" ? text : text.replace(/(?:%|pp)$/i, ""));
  return kind === "plain" ? number : Number((number / 100).toPrecision(12));
}

/** A comma or a space stands between thousands: of "1,5" nobody knows whether it is 1.5 or 15. */
function withoutGroups(text: string): string {
  return text.replace(/(?<=\D)\s+|\s+(?=\D)/g, "").replace(/(?<![\d.,])\d{1,3}(?:[\s,]\d{3})+(?![\d,])/g, (number) => number.replace(/[\s,]/g, ""));
}

function readSeconds(text: string): number {
  if (!/[^\d.]/.test(text) || /\de[+-]?\d+$/i.test(text)) return plainNumber(text);
  let [rest, total] = [text, 0];
  while (rest !== "") {
    const digits = /^\d+(?:\.\d+)?/.exec(rest)?.[0] ?? "";
    rest = rest.slice(digits.length);
    const [unit, factor] = seconds.find(([pattern]) => pattern.test(rest)) ?? [/$/, NaN];
    if (digits === "" || Number.isNaN(factor)) return NaN;
    total += Number(digits) * factor;
    rest = rest.replace(unit, "");
  }
  return total;
}

function plainNumber(text: string): number {
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : NaN;
}

/** A stored number as it would be typed. */
export function writeAmount(value: number | undefined, kind: AmountKind, locale: string): string {
  if (value === undefined) return "";
  if (kind === "seconds") return formatDuration(value, { locale, style: "exact" });
  return String(kind === "plain" ? value : Number((value * 100).toPrecision(12)));
}

export interface AmountTextOptions {
  readonly locale: string;
  readonly unit: Unit;
  readonly percentagePoints: (amount: string) => string;
}

/** A limit as it is read: "85%", "5 pp", "1h 30m". */
export function amountText(value: number, kind: AmountKind, { locale, unit, percentagePoints }: AmountTextOptions): string {
  switch (kind) {
    case "percent":
      return formatNumber(value, { locale, unit: "share", digits: 0, moreDigits: 2 });
    case "percentagePoints":
      return percentagePoints(formatNumber(value * 100, { locale, digits: 0, moreDigits: 2 }));
    case "seconds":
      return formatDuration(value, { locale, style: "exact" });
    case "plain":
      return formatNumber(value, { locale, unit, ...(typeof unit === "string" && { digits: 0, moreDigits: 2 }) });
    default:
      return kind satisfies never;
  }
}
