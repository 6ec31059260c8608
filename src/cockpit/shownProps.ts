import type { Field, Fields } from "../document/field.ts";
import { isObject } from "../document/isObject.ts";
import type { Json, JsonObject } from "../document/widgetSpec.ts";
import type { LocalizedText } from "../query/locale.ts";
import { localized } from "../react/label.ts";

/** The props of a document as the component takes them: each text in the reader's language. */
export function shownProps(fields: Fields, props: JsonObject, locale: string): JsonObject {
  const shown = Object.entries(props).map(([name, value]) => [name, shownValue(fields[name], value, locale)] as const);
  return Object.fromEntries(shown);
}

function shownValue(field: Field | undefined, value: Json, locale: string): Json {
  if (field?.kind === "localized" && isObject(value)) return localized(value as unknown as LocalizedText, locale);
  if (field?.kind === "list" && Array.isArray(value)) return value.map((one: Json) => shownValue(field.of, one, locale));
  if (field?.kind === "object" && isObject(value)) return shownProps(field.fields, value, locale);
  if (field?.kind === "perMetric" && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shownValue(field.of, one, locale)]));
  }
  if (field?.kind !== "oneOf") return value;
  return field.of.reduce((shown, one) => shownValue(one, shown, locale), value);
}
