import { checkFields } from "../../document/check/checkField.ts";
import { collectFaults } from "../../document/check/faults.ts";
import type { Field } from "../../document/field.ts";
import { isObject } from "../../document/isObject.ts";
import type { Json, JsonObject } from "../../document/widgetSpec.ts";
import { formatPlain } from "../../format/plainNumber.ts";
import { queriesInEnglish } from "../../i18n/english/queries.ts";
import type { DimensionChoice } from "../../query/dimensionChoice.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { LocalizedText } from "../../query/locale.ts";
import type { Grain, Range } from "../../query/range.ts";
import { choiceText } from "../../react/choiceText.ts";
import type { ChoiceTextOptions } from "../../react/choiceText.ts";
import type { ClauseTextOptions } from "../../react/clauseText.ts";
import { labelOf, localized } from "../../react/label.ts";
import { grainText, rangeWords } from "../../react/rangeWords.ts";
import { wholeFilterText } from "../../react/wholeFilterText.ts";
import { alternativeFor, alternativesOf } from "./alternatives.ts";
import { changeText } from "./changeText.ts";
import { durationParts } from "./durationParts.ts";
import { isList } from "./fieldFit.ts";

export type FieldTextOptions = ClauseTextOptions & ChoiceTextOptions;

/**
 * What a field holds in the reader's words; what is half said, or of no field, as it is written.
 * @param beside the object that it stands in
 */
export function fieldText(field: Field | undefined, value: Json, beside: JsonObject, options: FieldTextOptions): string {
  if (field === undefined) return changeText(value);
  const faults = collectFaults();
  checkFields({ value: field }, { value }, "", faults);
  return faults.found.length > 0 ? changeText(value) : wholeText(field, value, beside, options);
}

function wholeText(field: Field, value: Json, beside: JsonObject, options: FieldTextOptions): string {
  const { catalog, locale, messages } = options;
  const { queries = queriesInEnglish } = messages;
  const names = (of: Parameters<typeof labelOf>[0]) =>
    messages.list((isList(value) ? value : [value]).map((name) => labelOf(of, String(name), locale)));
  switch (field.kind) {
    case "metric":
    case "metrics":
      return names(catalog.metrics);
    case "dimension":
    case "dimensions":
      return names(catalog.dimensions);
    case "event":
    case "events":
      return names(catalog.events ?? {});
    case "hierarchy":
    case "text":
    case "name":
    case "link":
      return String(value);
    case "range":
      return rangeWords(value as unknown as Range, options);
    case "grain":
      return grainText(value as unknown as Grain, queries);
    case "filter":
      return wholeFilterText(value as unknown as AnyFilter, options);
    case "values":
      return choiceText(value as unknown as DimensionChoice, catalog.dimensions[String(beside[field.of])], options);
    case "duration": {
      const parts = durationParts(String(value));
      return parts === null ? String(value) : queries.units[parts.unit](Number(parts.amount));
    }
    case "localized": {
      const { en, "zh-CN": chinese = en } = value as unknown as LocalizedText;
      return en === chinese ? en : `${en} / ${chinese}`;
    }
    case "number":
      return formatPlain(Number(value), { locale, unit: "number", digits: 0, moreDigits: 6 });
    case "boolean":
      return value === true ? messages.yes : messages.no;
    case "choice": {
      const option = field.options.find((one) => one.value === value);
      return option === undefined ? String(value) : localized(option.label, locale);
    }
    case "list":
      return messages.list((isList(value) ? value : []).map((item) => wholeText(field.of, item, beside, options)));
    case "object":
      return entries(value, (name) => field.fields[name], (name) => localized(field.fields[name]?.label ?? { en: name }, locale), options);
    case "perMetric":
      return entries(value, () => field.of, (name) => labelOf(catalog.metrics, name, locale), options);
    case "oneOf": {
      const alternatives = alternativesOf(field);
      const chosen = alternatives[alternativeFor(alternatives, value)];
      if (chosen === undefined) return changeText(value);
      return chosen.kind === "value" ? localized(chosen.label, locale) : wholeText(chosen.field, value, beside, options);
    }
    default:
      return field satisfies never;
  }
}

function entries(value: Json, fieldOf: (name: string) => Field | undefined, nameOf: (name: string) => string, options: FieldTextOptions): string {
  const { messages } = options;
  const parts = Object.entries(isObject(value) ? value : {}).map(([name, part]) => {
    const field = fieldOf(name);
    return messages.labeled(nameOf(name), field === undefined ? changeText(part) : wholeText(field, part, isObject(value) ? value : {}, options));
  });
  return messages.list(parts);
}
