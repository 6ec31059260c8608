import type { Messages } from "../i18n/messages.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { valueText } from "./valueText.ts";

export interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

/**
 * "Phone, Chat +2", "all but Phone", "all with “port” but Port 7", "All".
 * @param options.most how many values are named, the others being counted
 */
export function choiceText(choice: DimensionChoice, dimension: Dimension | undefined, language: Language, { most = 2 }: { readonly most?: number } = {}): string {
  const { op, values, contains, ignoreCase = false, except = [] } = choice;
  const { filters } = language.messages;
  const named = (of: readonly DimensionValue[]) => namesOf(of.slice(0, most), of.length, dimension, language);
  if (contains === undefined) {
    if (values.length === 0) return filters.all;
    const list = named(values);
    return op === "in" ? list : filters.except(list);
  }
  const rule = op === "in" ? filters.containing(contains) : filters.lacking(contains);
  const [less, more] = op === "in" ? [except, values] : [values, except];
  const exact = ignoreCase ? rule : filters.caseSensitive(rule);
  const lessened = less.length === 0 ? exact : filters.but(exact, named(less));
  return more.length === 0 ? lessened : filters.besides(lessened, named(more));
}

function namesOf(first: readonly DimensionValue[], count: number, dimension: Dimension | undefined, language: Language): string {
  const text = language.messages.list(first.map((value) => valueText(dimension, value, language)));
  return count > first.length ? `${text} +${count - first.length}` : text;
}
