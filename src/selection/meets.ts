import type { DimensionValue } from "../query/dimension.ts";
import type { AnyFilter } from "../query/filter.ts";
import { meets } from "../query/meets.ts";
import type { Marked } from "./marked.ts";

export { meets } from "../query/meets.ts";

/**
 * The marked among parts of a widget, by a dimension's values. Null where the filter says nothing of any of them.
 * @param parts without a value where they stand for a rest
 */
export function markedBy(
  filter: AnyFilter | null,
  dimension: string,
  parts: readonly { readonly key: string; readonly value?: DimensionValue | undefined }[],
): Marked {
  if (filter === null) return null;
  const judged = parts.map(({ key, value }) => ({ key, isMet: value === undefined ? null : meets(filter, new Map([[dimension, value]])) }));
  if (judged.every(({ isMet }) => isMet === null)) return null;
  return judged.filter(({ isMet }) => isMet === true).map(({ key }) => key);
}
