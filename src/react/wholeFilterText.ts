import { queriesInEnglish } from "../i18n/english/queries.ts";
import type { DimensionValue } from "../query/dimension.ts";
import type { AnyFilter, AnyLeaf } from "../query/filter.ts";
import { valueText } from "./valueText.ts";
import type { ClauseTextOptions } from "./clauseText.ts";
import { labelOf } from "./label.ts";
import { rangeWords } from "./rangeWords.ts";

export interface WholeTextOptions extends ClauseTextOptions {
  /** Of a list longer than `most` so many values are named, and how many others there are is said. Default: all are named. */
  readonly short?: { readonly most: number; readonly others: (count: number) => string };
}

/** Ten values and how many more, for where a filter stands beside numbers. */
export const shortLists: NonNullable<WholeTextOptions["short"]> = { most: 10, others: (count) => `+${count}` };

/** A filter in words with everything that is in it, for whoever has to agree to it. */
export function wholeFilterText(filter: AnyFilter, options: WholeTextOptions): string {
  const { queries: words = queriesInEnglish } = options.messages;
  const joined = (parts: readonly AnyFilter[], say: (one: string, other: string) => string) =>
    parts.length === 0 ? "–" : parts.map((part) => wholeFilterText(part, options)).reduce((one, other) => say(one, other));
  if ("and" in filter) return joined(filter.and, words.and);
  if ("or" in filter) return words.either(joined(filter.or, words.or));
  if ("not" in filter) return words.not(wholeFilterText(filter.not, options));
  return leafText(filter, options);
}

function leafText(leaf: AnyLeaf, options: WholeTextOptions): string {
  const { catalog, locale, messages, short } = options;
  const { queries: words = queriesInEnglish } = messages;
  const name = labelOf(catalog.dimensions, leaf.dimension, locale);
  const value = (of: DimensionValue) => {
    const text = valueText(catalog.dimensions[leaf.dimension], of, options);
    // Blanks at its ends, or nothing else, are part of what is agreed to; a label of the catalog's has none of them.
    const isBlank = typeof of === "string" && of !== "" && of.trim() === "";
    return (isBlank && text === messages.blank) || (typeof of === "string" && text === of && of !== of.trim()) ? words.quoted(of) : text;
  };
  const list = (values: readonly DimensionValue[]) => {
    const named = (some: readonly DimensionValue[]) => messages.list(some.map(value));
    if (short === undefined || values.length <= short.most) return named(values);
    return `${named(values.slice(0, short.most))} ${short.others(values.length - short.most)}`;
  };
  switch (leaf.op) {
    case "isNull":
      return words.isUnknown(name);
    case "equals":
      return words.equals(name, value(leaf.value));
    case "in":
      return words.isIn(name, list(leaf.values));
    case "notIn":
      return words.isNotIn(name, list(leaf.values));
    case "contains":
    case "startsWith": {
      const text = words[leaf.op](name, leaf.value);
      return leaf.ignoreCase === true ? words.inAnyCase(text) : text;
    }
    case "range": {
      const { range } = leaf;
      if ("last" in range || "toDate" in range || "period" in range) return messages.labeled(name, rangeWords(range, options));
      const { from, to } = range;
      if (from === undefined) return words.below(name, String(to));
      return to === undefined ? words.atLeast(name, String(from)) : words.between(name, String(from), String(to));
    }
    default:
      return leaf satisfies never;
  }
}
