import { queriesInEnglish } from "../i18n/english/queries.ts";
import type { AnyFilter, AnyLeaf } from "../query/filter.ts";
import { valueText } from "./valueText.ts";
import type { ClauseTextOptions } from "./clauseText.ts";
import { labelOf } from "./label.ts";
import { rangeWords } from "./rangeWords.ts";

/** A filter in words with everything that is in it, for whoever has to agree to it. */
export function wholeFilterText(filter: AnyFilter, options: ClauseTextOptions): string {
  const { queries: words = queriesInEnglish } = options.messages;
  const joined = (parts: readonly AnyFilter[], say: (one: string, other: string) => string) =>
    parts.length === 0 ? "–" : parts.map((part) => wholeFilterText(part, options)).reduce((one, other) => say(one, other));
  if ("and" in filter) return joined(filter.and, words.and);
  if ("or" in filter) return words.either(joined(filter.or, words.or));
  if ("not" in filter) return words.not(wholeFilterText(filter.not, options));
  return leafText(filter, options);
}

function leafText(leaf: AnyLeaf, options: ClauseTextOptions): string {
  const { catalog, locale, messages } = options;
  const { queries: words = queriesInEnglish } = messages;
  const name = labelOf(catalog.dimensions, leaf.dimension, locale);
  const value = (of: Parameters<typeof valueText>[1]) => valueText(catalog.dimensions[leaf.dimension], of, options);
  switch (leaf.op) {
    case "isNull":
      return words.isUnknown(name);
    case "equals":
      return words.equals(name, value(leaf.value));
    case "in":
      return words.isIn(name, messages.list(leaf.values.map(value)));
    case "notIn":
      return words.isNotIn(name, messages.list(leaf.values.map(value)));
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
