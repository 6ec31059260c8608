import type { DimensionValue } from "./dimension.ts";
import type { AnyLeaf } from "./filter.ts";
import { inLowerCase } from "./inLowerCase.ts";

type TextLeaf = Extract<AnyLeaf, { readonly op: "contains" | "startsWith" }>;

/** Whether a value holds, or begins with, what a condition seeks. */
export function meetsText({ op, value: sought, ignoreCase = false }: TextLeaf): (value: DimensionValue) => boolean {
  const read = (text: string) => (ignoreCase ? inLowerCase(text) : text);
  const needle = read(sought);
  return (value) => typeof value === "string" && (op === "contains" ? read(value).includes(needle) : read(value).startsWith(needle));
}
