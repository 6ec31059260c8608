import type { DimensionValue } from "./dimension.ts";
import type { AnyFilter } from "./filter.ts";
import { meets } from "./meets.ts";

/**
 * Whether rows can meet both filters, as far as the filters themselves say: "the East" and "by phone" agree, "the East" and
 * "the West" do not. In doubt they agree. Null is every row.
 */
export function agree(a: AnyFilter | null | undefined, b: AnyFilter | null | undefined): boolean {
  return !a || !b || !(excludes(a, b) || excludes(b, a));
}

/** Whether no row of what `a` names one by one meets `b`. */
function excludes(a: AnyFilter, b: AnyFilter): boolean {
  if ("and" in a) return a.and.some((one) => excludes(one, b));
  if ("or" in a) return a.or.every((one) => excludes(one, b));
  if ("not" in a) return false;
  const values = namedIn(a);
  return values !== null && values.every((value) => meets(b, new Map([[a.dimension, value]])) === false);
}

function namedIn(leaf: Extract<AnyFilter, { readonly op: string }>): readonly DimensionValue[] | null {
  switch (leaf.op) {
    case "equals":
      return [leaf.value];
    case "in":
      return leaf.values;
    case "isNull":
      return [null];
    default:
      return null;
  }
}
