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
 * numbers may be grouped, as 1,234.50 or 12 000, and full-width.
 */
export function pastedValues(text: string, dimension: Dimension | undefined, language: Language): PastedValues {
  // With a point it is surely one: a list of whole numbers alone looks the same.
  const isOneNumber = dimension?.kind === "number" && text.includes(".") && numberIn(text) !== undefined;
  const parts = isOneNumber ? [text.trim()] : pastedParts(text);
  const read = parts.map((part) => ({ part, value: valueOf(part, dimension, language) }));
  return {
    values: [...new Set(read.flatMap(({ value }) => (value === undefined ? [] : [value])))],
    unread: [...new Set(read.flatMap(({ part, value }) => (value === undefined ? [part] : [])))],
  };
}

function valueOf(text: string, dimension: Dimension | undefined, language: Language): DimensionValue | undefined {
  if (dimension?.kind === "number") return numberIn(text);
  if (dimension?.kind === "boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  if (dimension?.kind !== "enum") return text;
  const said = text.toLocaleLowerCase(language.locale);
  const named = dimension.values.find((value) => valueText(dimension, value, language).toLocaleLowerCase(language.locale) === said);
  return named ?? dimension.values.find((value) => value.toLocaleLowerCase(language.locale) === said) ?? text;
}

function numberIn(text: string): number | undefined {
  const written = text.normalize("NFKC").trim().replace(/^−/, "-");
  const isGrouped = /^[+-]?\d{1,3}([, '’]\d{3})+(\.\d+)?$/.test(written);
  const number = Number(isGrouped ? written.replaceAll(/[, '’]/g, "") : written);
  return written !== "" && Number.isFinite(number) ? number : undefined;
}
