import { formatDuration } from "../../format/duration.ts";
import { numberFormat } from "../../format/intl.ts";
import { formatNumber } from "../../format/number.ts";
import { readNumber, readPercent, writeNumber, writePercent } from "../../format/readNumber.ts";
import type { Unit } from "../../query/metric.ts";

/** How a number is typed: a share as percent, its difference as percentage points, a duration with its units. */
export type AmountKind = "percent" | "percentagePoints" | "seconds" | "plain";

/** How the limits of a condition are typed. */
export function limitKind(condition: string, as: "relative" | "absolute", unit: Unit): AmountKind {
  if (condition === "change" && as === "relative") return "percent";
  if (unit === "share") return condition === "change" ? "percentagePoints" : "percent";
  return unit === "seconds" ? "seconds" : "plain";
}

const units: readonly (readonly [unit: string, words: readonly string[], seconds: number])[] = [
  ["day", ["d", "天"], 86_400],
  ["hour", ["h", "小时", "时"], 3600],
  ["minute", ["m", "min", "分钟", "分"], 60],
  ["second", ["s", "sec", "秒"], 1],
];

/** What was typed as the locale writes it, as it is stored; null where nothing was, NaN where it is no number. */
export function readAmount(typed: string, kind: AmountKind, locale: string): number | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  if (kind === "seconds") return readSeconds(text, locale);
  return kind === "plain" ? readNumber(text, locale) : readPercent(text.replace(/(?:%|pp)$/i, ""), locale);
}

/** Seconds without a unit, or amounts with theirs: "1h 30m", in German "1,5 Std."; a sign at the front is the whole's. */
function readSeconds(text: string, locale: string): number {
  const plain = readNumber(text, locale);
  if (!Number.isNaN(plain)) return plain;
  const size = text.replace(/^[\u061c\u200e\u200f]*[-−]\s*/, "");
  return size === text ? addUp(text, locale) : -addUp(size, locale);
}

function addUp(text: string, locale: string): number {
  const parts = [...text.matchAll(/([^\p{L}]+)([\p{L}\p{M}]+)[.॰]?\s*/gu)];
  if (parts.map(([part]) => part).join("") !== text) return NaN;
  const amounts = parts.map(([, amount = "", word = ""]) => readNumber(amount, locale) * secondsIn(word.toLowerCase(), locale));
  return amounts.length === 0 || amounts.some((amount) => amount < 0) ? NaN : amounts.reduce((sum, amount) => sum + amount, 0);
}

/** NaN where the word names no unit. */
function secondsIn(word: string, locale: string): number {
  const isNamed = ([unit, words]: (typeof units)[number]) =>
    words.includes(word) ||
    (["narrow", "short", "long"] as const).some((unitDisplay) =>
      [1, 2].some((count) => unitWord(numberFormat(locale, { style: "unit", unit, unitDisplay }).formatToParts(count)) === word),
    );
  return units.find(isNamed)?.[2] ?? NaN;
}

function unitWord(parts: readonly Intl.NumberFormatPart[]): string | undefined {
  return parts.find(({ type }) => type === "unit")?.value.trim().toLowerCase().replace(/[.॰]$/, "");
}

/** A stored number as it would be typed: what `readAmount` reads back as the same number. */
export function writeAmount(value: number | undefined, kind: AmountKind, locale: string): string {
  if (value === undefined) return "";
  if (kind === "seconds") return writeSeconds(value, locale);
  return kind === "plain" ? writeNumber(value, locale) : writePercent(value, locale);
}

/** A number alone where the locale's units could not be read. */
function writeSeconds(value: number, locale: string): string {
  const written = durationText(value, locale);
  return readAmount(written, "seconds", locale) === value ? written : writeNumber(value, locale);
}

/** "1h 30m", and "59.6s" of what those units would round. */
function durationText(value: number, locale: string): string {
  if (Number.isInteger(value)) return formatDuration(value, { locale, style: "exact" });
  const seconds = { style: "unit", unit: "second", unitDisplay: "narrow", useGrouping: false, maximumFractionDigits: 20 } as const;
  return (value < 0 ? "−" : "") + numberFormat(locale, seconds).format(Math.abs(value));
}

export interface AmountTextOptions {
  readonly locale: string;
  readonly unit: Unit;
  readonly percentagePoints: (amount: string) => string;
}

/** A limit as it is read, unrounded: "85%", "5 pp", "1h 30m". What was computed has twelve digits: 1.2100000000000002 is "1.21". */
export function amountText(value: number, kind: AmountKind, { locale, unit, percentagePoints }: AmountTextOptions): string {
  const amount = Number(value.toPrecision(12));
  const percent = Number((value * 100).toPrecision(12));
  switch (kind) {
    case "percent":
      return formatNumber(value, { locale, unit: "share", digits: 0, moreDigits: placesOf(percent) });
    case "percentagePoints":
      return percentagePoints(formatNumber(percent, { locale, digits: 0, moreDigits: placesOf(percent) }));
    case "seconds":
      return durationText(amount, locale);
    case "plain": {
      const places = placesOf(amount);
      const isMoney = typeof unit !== "string";
      return formatNumber(amount, { locale, unit, ...(isMoney ? places > 2 && { digits: places } : { digits: 0, moreDigits: places }) });
    }
    default:
      return kind satisfies never;
  }
}

/** Twenty at most, as `Intl` prints no more everywhere. */
function placesOf(value: number): number {
  return Math.min(20, writeNumber(value, "en").split(".")[1]?.length ?? 0);
}
