import { numberFormat } from "./intl.ts";

interface Signs {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the inner groups: two in India. */
  readonly inner: number;
  readonly digits: readonly string[];
  readonly minus: string;
}

const signsOf = new Map<string, Signs>();

/** How a locale writes numbers, in its own digits or in those of ASCII. */
function signs(locale: string, isLatin: boolean): Signs {
  const key = `${isLatin ? "latin" : "own"} ${locale}`;
  const known = signsOf.get(key);
  if (known !== undefined) return known;
  const options: Intl.NumberFormatOptions = isLatin ? { numberingSystem: "latn" } : {};
  const parts = numberFormat(locale, { ...options, minimumFractionDigits: 1 }).formatToParts(-12_345_678.5);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value.normalize("NFKC") ?? "";
  const whole = parts.filter(({ type }) => type === "integer").at(-2)?.value ?? "";
  const plain = numberFormat(locale, { ...options, useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, digit) => plain.format(digit));
  const made = { decimal: part("decimal"), group: part("group"), inner: [...whole].length, digits, minus: part("minusSign").replace("−", "-") };
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
 * knows what it means: "1,5" and "0,500" in English, "1.5" and "0.500" in German.
 */
export function readNumber(text: string, locale: string): number {
  return read(text, locale, 0);
}

/** The share that a percentage without its sign is: 0.125 for "12.5". NaN as of `readNumber`. */
export function readPercent(text: string, locale: string): number {
  return read(text, locale, -2);
}

function read(text: string, locale: string, power: number): number {
  // Normalizing makes digits of what stands above or below the line: 12 of "1²".
  if (/\p{No}/u.test(text)) return NaN;
  const written = text.normalize("NFKC").replace(/[\u061c\u200e\u200f]/g, "").trim().replace(/^−/, "-");
  const { decimal, group, inner, digits } = signs(locale, /[0-9]/.test(written));
  const ascii = digits.reduce((done, digit, value) => done.replaceAll(digit, String(value)), written);
  const [, sign = "", whole = "", exponent = "0"] = /^([+-]?)(.*?)(?:e([+-]?\d{1,3}))?$/i.exec(ascii) ?? [];
  const [units = "", fraction = "", ...more] = whole.split(decimal);
  const isGrouped = new RegExp(`^[1-9]\\d{0,2}([ '’${group}])(?:\\d{${inner || 3}}\\1)*\\d{3}$`).test(units);
  const apart = isGrouped ? units.replace(/\D/g, "") : units;
  if (more.length > 0 || !/^\d+$/.test(apart + fraction)) return NaN;
  const number = Number(`${sign}${apart}.${fraction}e${Number(exponent) + power}`);
  return Number.isFinite(number) ? number : NaN;
}

/** A number as `readNumber` reads it back, with all its digits and nothing between thousands. */
export function writeNumber(value: number, locale: string): string {
  return write(value, locale, 0);
}

/** A share as a percentage without its sign, as `readPercent` reads it back: "33.33333333333333" for 0.3333333333333333. */
export function writePercent(value: number, locale: string): string {
  return write(value, locale, 2);
}

/** Digits are moved and not multiplied, which would round: 0.07 * 100 is 7.000000000000001. */
function write(value: number, locale: string, power: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const { decimal, minus } = signs(locale, true);
  const [mantissa = "", exponent] = Math.abs(value).toExponential().split("e");
  const places = Number(exponent) + power;
  const isPlain = places >= -20 && places <= 20;
  const written = isPlain ? pointAfter(places, mantissa.replace(".", "")) : `${mantissa}e${places}`;
  return (value < 0 ? minus : "") + written.replace(".", decimal);
}

/** "12.5" where the first of the digits "125" stands for tens, `places` being 1. */
function pointAfter(places: number, digits: string): string {
  if (places < 0) return `0.${"0".repeat(-places - 1)}${digits}`;
  const [whole, fraction] = [digits.slice(0, places + 1).padEnd(places + 1, "0"), digits.slice(places + 1)];
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
