declare const decimal: unique symbol;

/**
 * A decimal number with every digit, as text: `"12345678901234567.8901"`. Written in one way: no plus, exponent or
 * leading zero, exactly `scale` digits after the point, and never `-0`; equal numbers of one field are equal texts.
 */
export type DecimalText = string & { readonly [decimal]: true };

/** The most digits that a decimal of a filter, a column or a sum may have: what MySQL keeps. */
export const mostDigits = 65;

/** Why something is no decimal of a scale. */
export type DecimalFault = "form" | "fraction" | "size";

/**
 * A decimal in units of its last digit: `"1.5"` at scale 2 is `150n`. Zeros beyond the scale are no digits.
 * A number is taken by its shortest text, and only while that is surely what was meant.
 */
export function readDecimal(value: unknown, scale: number): bigint | DecimalFault {
  const text = decimalSource(value);
  const [, sign = "", whole = "", fraction = ""] = text === null ? [] : (/^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []);
  if (whole === "") return "form";
  if (/[1-9]/.test(fraction.slice(scale))) return "fraction";
  const digits = `${whole}${fraction.slice(0, scale).padEnd(scale, "0")}`.replace(/^0+/, "");
  if (digits.length > mostDigits) return "size";
  const scaled = BigInt(digits);
  return sign === "-" ? -scaled : scaled;
}

function decimalSource(value: unknown): string | null {
  if (typeof value === "string") return value;
  const isSafe = typeof value === "bigint" || (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  return isSafe ? String(value) : null;
}

/** What is wrong, in words that follow the value. */
export function decimalFault(fault: DecimalFault, scale: number): string {
  switch (fault) {
    case "form":
      return 'is no exact decimal; write digits, such as "-1234.50", without an exponent';
    case "fraction":
      return scale === 0 ? "is no whole number" : `has more than ${scale} digits after the point`;
    case "size":
      return `has more than ${mostDigits} digits`;
    default:
      return fault satisfies never;
  }
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
