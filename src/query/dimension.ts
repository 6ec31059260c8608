import type { DecimalText } from "./decimal.ts";
import type { LocalizedText } from "./locale.ts";

/** What a dimension's values are on the wire: time is an ISO instant in UTC, an exact decimal its text, unknown is null. */
export type DimensionValue = string | number | boolean | null;

export interface DimensionOptions<E extends string> {
  /**
   * Entity that holds the value. Entities that belong to it see the dimension through that link.
   * Left out: a conformed dimension, present in every entity's own table.
   */
  readonly entity?: E;
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
  /** Personal data: its values are never written to a log. */
  readonly pii?: boolean;
}

export interface EnumDimension<V extends string = string, E extends string = string> extends DimensionOptions<E> {
  readonly kind: "enum";
  /** In the order in which they are listed and sorted. */
  readonly values: readonly V[];
  readonly valueLabels?: { readonly [K in V]?: LocalizedText };
}
export interface StringDimension<E extends string = string> extends DimensionOptions<E> {
  readonly kind: "string";
}
export interface NumberDimension<E extends string = string> extends DimensionOptions<E> {
  readonly kind: "number";
}
/** Numbers of which no digit is lost: money beyond what a number holds, and whole numbers of any size. */
export interface DecimalDimension<E extends string = string> extends DimensionOptions<E> {
  readonly kind: "decimal";
  /** Digits after the point, 0 to 30. */
  readonly scale: number;
}
export interface BooleanDimension<E extends string = string> extends DimensionOptions<E> {
  readonly kind: "boolean";
  /** Default: "Yes" and "No" in the language of the page. */
  readonly valueLabels?: { readonly true?: LocalizedText; readonly false?: LocalizedText };
}
export interface TimeDimension<E extends string = string> extends DimensionOptions<E> {
  readonly kind: "time";
}

export type Dimension = EnumDimension | StringDimension | NumberDimension | DecimalDimension | BooleanDimension | TimeDimension;

/** The value type of one dimension, without null. */
export type ValueOf<D> = D extends { readonly kind: "enum"; readonly values: readonly (infer V)[] }
  ? V
  : D extends { readonly kind: "number" }
    ? number
    : D extends { readonly kind: "decimal" }
      ? DecimalText
      : D extends { readonly kind: "boolean" }
        ? boolean
        : string;

const operators: { readonly [K in Dimension["kind"]]: readonly string[] } = {
  enum: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  string: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  number: ["isNull", "equals", "in", "notIn", "range"],
  decimal: ["isNull", "equals", "in", "notIn", "range"],
  boolean: ["isNull", "equals", "in", "notIn"],
  time: ["isNull", "range"],
};

/** The operators that a dimension of this kind has. */
export function operatorsOf(kind: Dimension["kind"]): readonly string[] {
  return operators[kind];
}
