import { writeNumber } from "../format/readNumber.ts";
import type { DimensionValue } from "../query/dimension.ts";

/** A value as it stands in a field: a text is half-typed, or an exact decimal. */
export function amountText(value: DimensionValue | undefined, locale: string): string {
  return typeof value === "number" ? writeNumber(value, locale) : String(value ?? "");
}
