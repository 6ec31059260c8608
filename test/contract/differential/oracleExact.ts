import type { Catalog, DimensionValue } from "../../../src/query/index.ts";

/** A cell as the oracle knows it: exact decimals as text. */
export type Value = number | string | null;

/** Digits after the point of an exact dimension; null for all others. */
export function scaleIn({ dimensions }: Catalog, name: string): number | null {
  const dimension = dimensions[name];
  return dimension?.kind === "decimal" ? dimension.scale : null;
}

/** Order of two known values; of exact decimals digit by digit. */
export function inValue(a: Value, b: Value): number {
  if (typeof a !== "string" || typeof b !== "string") return Number(a) - Number(b);
  const scale = Math.max(...[a, b].map((text) => (text.split(".")[1] ?? "").length));
  const [one, other] = [scaledOf(a, scale), scaledOf(b, scale)];
  return one > other ? 1 : one < other ? -1 : 0;
}

/** The order by which rows are ranked: of numbers that are not whole, twelve digits count. */
export function inRank(a: Value, b: Value): number {
  const counted = (value: Value) => (typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value);
  return inValue(counted(a), counted(b));
}

export function isSame(catalog: Catalog, dimension: string, value: DimensionValue, other: DimensionValue): boolean {
  if (value === null || other === null || scaleIn(catalog, dimension) === null) return value === other;
  return inValue(String(value), String(other)) === 0;
}

/** What a column holds, as the oracle reads it. */
export function readExact(catalog: Catalog, name: string, value: DimensionValue | bigint): DimensionValue {
  const scale = scaleIn(catalog, name);
  return scale === null || value === null ? (value as DimensionValue) : textOf(scaledOf(String(value), scale), scale);
}

export function zeroOf(scale: number | null): Value {
  return scale === null ? 0 : textOf(0n, scale);
}

export function exactMeasure(kind: "sum" | "min" | "max", scale: number, values: readonly (DimensionValue | undefined)[]): Value {
  const known = values.filter((value) => typeof value === "string").map((text) => scaledOf(text, scale));
  if (known.length === 0) return null;
  const joinOf = { sum: (a: bigint, b: bigint) => a + b, min: (a: bigint, b: bigint) => (b < a ? b : a), max: (a: bigint, b: bigint) => (b > a ? b : a) };
  return textOf(known.reduce(joinOf[kind]), scale);
}

/** The sum of two of one scale; nothing yet is no summand. */
export function added(sum: Value, value: number | string): Value {
  if (typeof value === "number") return Number(sum) + value;
  return exactMeasure("sum", (value.split(".")[1] ?? "").length, [sum, value]);
}

/** A decimal in units of its last digit, and back. */
function scaledOf(text: string, scale: number): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(scale, "0"));
}

function textOf(scaled: bigint, scale: number): string {
  const digits = String(scaled).replace("-", "").padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return scaled < 0n ? `-${text}` : text;
}
