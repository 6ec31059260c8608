import type { Messages } from "../i18n/messages.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { valueText } from "./valueText.ts";

/** The values that a filter keeps (`in`) or takes out (`notIn`). None: no filter. */
export interface DimensionChoice {
  readonly op: "in" | "notIn";
  readonly values: readonly DimensionValue[];
  /** In place of a list, all values that hold this text as it is written: those that are yet to come too. */
  readonly contains?: string;
}

export interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

/** "Phone, Chat +2", "all but Phone", "All". */
export function choiceText(choice: DimensionChoice, dimension: Dimension | undefined, language: Language): string {
  const { op, values, contains } = choice;
  const { filters } = language.messages;
  if (contains !== undefined) return op === "in" ? filters.containing(contains) : filters.except(filters.containing(contains));
  if (values.length === 0) return filters.all;
  const named = values.slice(0, 2).map((value) => valueText(dimension, value, language));
  const more = values.length - named.length;
  const text = language.messages.list(named);
  const list = more > 0 ? `${text} +${more}` : text;
  return op === "in" ? list : filters.except(list);
}
