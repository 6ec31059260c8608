import type {
  BooleanDimension,
  DecimalDimension,
  DimensionOptions,
  EnumDimension,
  NumberDimension,
  StringDimension,
  TimeDimension,
} from "./dimension.ts";
import type { LocalizedText } from "./locale.ts";

// Functions of a module, not of an object: a page carries the builders that it calls, and no other.

/** A closed list of values, sorted in the order given. */
function enumeration<const V extends string, const E extends string>(
  values: readonly V[],
  options: DimensionOptions<E> & { readonly valueLabels?: { readonly [K in V]?: LocalizedText } } = {},
): EnumDimension<V, E> {
  return { kind: "enum", values, ...options };
}
export { enumeration as enum };

export function string<const E extends string>(options: DimensionOptions<E> = {}): StringDimension<E> {
  return { kind: "string", ...options };
}

/** A number; what `of` in a sum, average, minimum, maximum or percentile names, as it does an exact decimal. */
export function number<const E extends string>(options: DimensionOptions<E> = {}): NumberDimension<E> {
  return { kind: "number", ...options };
}

/**
 * A decimal of which no digit is lost: values, and sums, minima and maxima of them, are text (`DecimalText`). For
 * DECIMAL columns of more than 15 digits, and for money.
 */
export function decimal<const E extends string>(
  options: DimensionOptions<E> & { readonly scale: number },
): DecimalDimension<E> {
  return { kind: "decimal", ...options };
}

/** Whole numbers of any size, of which no digit is lost: a decimal without digits after the point. */
export function bigint<const E extends string>(options: DimensionOptions<E> = {}): DecimalDimension<E> {
  return { kind: "decimal", scale: 0, ...options };
}

export function boolean<const E extends string>(options: DimensionOptions<E> & Pick<BooleanDimension, "valueLabels"> = {}): BooleanDimension<E> {
  return { kind: "boolean", ...options };
}

/** An instant; what ranges and grains speak of. */
export function time<const E extends string>(options: DimensionOptions<E> = {}): TimeDimension<E> {
  return { kind: "time", ...options };
}
