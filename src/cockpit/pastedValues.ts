import { decimalSign, readNumber } from "../format/readNumber.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { valueText } from "../react/valueText.ts";
import type { Language } from "../react/choiceText.ts";
import { pastedParts } from "./pastedParts.ts";

export interface PastedValues {
  readonly values: readonly DimensionValue[];
  /** What the dimension cannot hold, as it was pasted. */
  readonly unread: readonly string[];
}

/**
 * The values of a pasted list, each once: the parts that `pastedParts` finds. An enum's are also found by their names;
 * numbers are written as the locale does, grouped or not, and may be full-width. Where it has a comma before decimals, numbers are listed
 * with semicolons, or with commas that spaces follow.
 */
export function pastedValues(text: string, dimension: Dimension | undefined, language: Language): PastedValues {
  const parts = dimension?.kind === "number" ? numbersIn(text, language.locale) : pastedParts(text);
  const read = parts.map((part) => ({ part, value: valueOf(part, dimension, language) }));
  return {
    values: [...new Set(read.flatMap(({ value }) => (value === undefined ? [] : [value])))],
    unread: [...new Set(read.flatMap(({ part, value }) => (value === undefined ? [part] : [])))],
  };
}

function valueOf(text: string, dimension: Dimension | undefined, language: Language): DimensionValue | undefined {
  if (dimension?.kind === "number") {
    const number = readNumber(text, language.locale);
    return Number.isNaN(number) ? undefined : number;
  }
  if (dimension?.kind === "boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  if (dimension?.kind !== "enum") return text;
  const said = text.toLocaleLowerCase(language.locale);
  const named = dimension.values.find((value) => valueText(dimension, value, language).toLocaleLowerCase(language.locale) === said);
  return named ?? dimension.values.find((value) => value.toLocaleLowerCase(language.locale) === said) ?? text;
}

function numbersIn(text: string, locale: string): readonly string[] {
  const sign = decimalSign(locale);
  if (sign === ",") return pastedParts(text.replace(/,(?!\d)/g, ";"), ";，；、");
  // With a point it is surely one: a list of whole numbers alone looks the same.
  const isOne = text.includes(sign) && !Number.isNaN(readNumber(text, locale));
  return isOne ? [text.trim()] : pastedParts(text);
}
