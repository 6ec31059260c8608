declare const decimal: unique symbol;

/**
 * A decimal number with every digit, as text: `"12345678901234567.8901"`. Written in one way: no plus, exponent or
 * leading zero, exactly `scale` digits after the point, and never `-0`; equal numbers of one field are equal texts.
 */
export type DecimalText = string & { readonly [decimal]: true };

/** The most digits that a decimal of a filter, a column or a sum may have: what MySQL keeps. */
export const mostDigits = 65;

/**
 * A decimal in units of its last digit: `"1.5"` at scale 2 is `150n`. Zeros beyond the scale are no digits.
 * A number is taken by its shortest text, and only while that is surely what was meant. Null for what is no such decimal.
 */
export function readDecimal(value: unknown, scale: number): bigint | null {
  const isNumber = typeof value === "bigint" || Math.abs(value as number) <= Number.MAX_SAFE_INTEGER;
  const text = typeof value === "string" || (value !== null && isNumber) ? String(value) : "";
  const [, sign, whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction.slice(0, scale).padEnd(scale, "0")}`.replace(/^0+(?=.)/, "");
  if (whole === "" || /[1-9]/.test(fraction.slice(scale)) || digits.length > mostDigits) return null;
  return BigInt(`${sign === "-" ? sign : ""}${digits}`);
}

/** What is wrong where `readDecimal` gives null, in words that follow the value. */
export function notDecimal(scale: number): string {
  return `is no decimal of at most ${mostDigits} digits, ${scale} of them after the point, without an exponent`;
}

/** The text of a decimal that is given in units of its last digit. */
export function decimalText(scaled: bigint, scale: number): DecimalText {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return (scaled < 0n ? `-${text}` : text) as DecimalText;
}

/** Order of two decimals of one scale, by value. */
export function compareDecimals(a: string, b: string): number {
  const [below, otherBelow] = [a.startsWith("-"), b.startsWith("-")];
  if (below !== otherBelow) return below ? -1 : 1;
  const larger = a.length - b.length || Number(a > b) - Number(a < b);
  return below ? -larger : larger;
}

/** The number nearest to a value, for pixels and rates: an exact decimal loses what lies beyond 15 digits. */
export function numberOf(value: number | DecimalText): number;
export function numberOf(value: number | DecimalText | null): number | null;
export function numberOf(value: number | DecimalText | null): number | null {
  return value === null ? null : Number(value);
}
