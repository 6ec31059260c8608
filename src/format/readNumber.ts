import { numberFormat } from "./intl.ts";

interface Signs {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the inner groups: two in India. */
  readonly inner: number;
  readonly digits: readonly string[];
}

const signsOf = new Map<string, Signs>();

/** How a locale writes numbers, in its own digits or in those of ASCII. */
function signs(locale: string, isLatin: boolean): Signs {
  const key = `${isLatin ? "latin" : "own"} ${locale}`;
  const known = signsOf.get(key);
  if (known !== undefined) return known;
  const options: Intl.NumberFormatOptions = isLatin ? { numberingSystem: "latn" } : {};
  const parts = numberFormat(locale, { ...options, minimumFractionDigits: 1 }).formatToParts(12_345_678.5);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value.normalize("NFKC") ?? "";
  const whole = parts.filter(({ type }) => type === "integer").at(-2)?.value ?? "";
  const plain = numberFormat(locale, { ...options, useGrouping: false });
  const made = { decimal: part("decimal"), group: part("group"), inner: [...whole].length, digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)) };
  signsOf.set(key, made);
  return made;
}

/** What stands before a number's decimals: "." in English, "," in German. */
export function decimalSign(locale: string): string {
  return signs(locale, true).decimal;
}

/**
 * A number as people of a locale write it: "1,234.5" in English, "1.234,5" in German. Thousands may be apart by the locale's sign, by a
 * space or by an apostrophe; digits and signs may be full-width or the locale's own. NaN for whatever is written otherwise, as nobody
 * knows what it means: "1,5" in English, "1.5" in German.
 */
export function readNumber(text: string, locale: string): number {
  const written = text.normalize("NFKC").replace(/[\u061c\u200e\u200f]/g, "").trim().replace(/^−/, "-");
  const { decimal, group, inner, digits } = signs(locale, /[0-9]/.test(written));
  const ascii = digits.reduce((done, digit, value) => done.replaceAll(digit, String(value)), written);
  const [, sign = "", whole = "", rest = ""] = /^([+-]?)(.*?)((?:e[+-]?\d{1,2})?)$/i.exec(ascii) ?? [];
  const [units = "", fraction, ...more] = whole.split(decimal);
  const apart = new RegExp(`^\\d{1,3}(?:([ '’${group}])(?:\\d{${inner || 3}}\\1)*\\d{3})?$`).test(units) ? units.replace(/\D/g, "") : units;
  const isNumber = more.length === 0 && /^\d*$/.test(apart) && /^\d*$/.test(fraction ?? "") && apart + (fraction ?? "") !== "";
  return isNumber ? Number(`${sign}${apart}.${fraction ?? ""}${rest}`.replace(/\.(?=e|$)/i, "")) : NaN;
}

/** A number as `readNumber` reads it back, with all its digits and nothing between thousands. */
export function writeNumber(value: number, locale: string): string {
  return numberFormat(locale, { numberingSystem: "latn", useGrouping: false, maximumFractionDigits: 20 }).format(value).replace("−", "-");
}
