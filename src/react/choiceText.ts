import type { Messages } from "../i18n/messages.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { valueText } from "./valueText.ts";

export interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

export interface ChoiceTextOptions extends Language {
  /** How many values are named, the others being counted. Default: two. */
  readonly most?: number;
}

/** "Phone, Chat +2", "all but Phone", "all with “port” but Port 7", "All". */
export function choiceText(choice: DimensionChoice, dimension: Dimension | undefined, language: ChoiceTextOptions): string {
  const { op, values, contains, ignoreCase = false, except = [] } = choice;
  const { filters } = language.messages;
  if (contains === undefined) {
    if (values.length === 0) return filters.all;
    const list = named(values, dimension, language);
    return op === "in" ? list : filters.except(list);
  }
  const rule = op === "in" ? filters.containing(contains) : filters.lacking(contains);
  const [less, more] = op === "in" ? [except, values] : [values, except];
  const exact = ignoreCase ? rule : filters.caseSensitive(rule);
  const lessened = less.length === 0 ? exact : filters.but(exact, named(less, dimension, language));
  return more.length === 0 ? lessened : filters.besides(lessened, named(more, dimension, language));
}

function named(values: readonly DimensionValue[], dimension: Dimension | undefined, language: ChoiceTextOptions): string {
  const first = values.slice(0, language.most ?? 2).map((value) => valueText(dimension, value, language));
  const more = values.length - first.length;
  const text = language.messages.list(first);
  return more > 0 ? `${text} +${more}` : text;
}
