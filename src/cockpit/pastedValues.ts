import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { valueText } from "../react/valueText.ts";
import type { Language } from "../react/choiceText.ts";

/**
 * The values of a pasted list, each once: one a line, or between commas or tabs, as spreadsheets and chats have them. An
 * enum's are also found by their names. What a dimension of numbers cannot hold is left out.
 */
export function pastedValues(text: string, dimension: Dimension | undefined, language: Language): readonly DimensionValue[] {
  const parts = text.split(/[\n\r\t,;，；、]+/).map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  const values = parts.filter((part) => part !== "").map((part) => valueOf(part, dimension, language));
  return [...new Set(values.filter((value) => value !== undefined))];
}

function valueOf(text: string, dimension: Dimension | undefined, language: Language): DimensionValue | undefined {
  if (dimension?.kind === "number") return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (dimension?.kind === "boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  if (dimension?.kind !== "enum") return text;
  const said = text.toLocaleLowerCase(language.locale);
  const named = dimension.values.find((value) => valueText(dimension, value, language).toLocaleLowerCase(language.locale) === said);
  return named ?? dimension.values.find((value) => value.toLocaleLowerCase(language.locale) === said) ?? text;
}
