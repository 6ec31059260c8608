import type { Field } from "../../document/field.ts";
import { isObject } from "../../document/isObject.ts";
import type { Json, JsonObject } from "../../document/widgetSpec.ts";

/**
 * How much a value looks like what a field holds, whether or not it is right: 0 is not at all. A form shows a value that
 * is half typed under the alternative that it is meant for.
 */
export function fieldFit(field: Field, value: Json | undefined): number {
  if (value === undefined) return 0;
  switch (field.kind) {
    case "metric":
    case "dimension":
    case "hierarchy":
    case "event":
    case "text":
    case "name":
    case "link":
    case "duration":
      return typeof value === "string" ? 1 : 0;
    case "number":
      return typeof value === "number" ? 1 : typeof value === "string" ? 0.5 : 0;
    case "boolean":
      return typeof value === "boolean" ? 1 : 0;
    case "choice":
      return field.options.some((option) => option.value === value) ? 2 : 0;
    case "grain":
      return typeof value === "string" ? 1 : hasKeys(value, ["interval"]);
    case "range":
      return hasKeys(value, ["from", "to", "last", "toDate", "period"]);
    case "values":
      return isObject(value) && isList(value["values"]) && isList(value["except"] ?? []) && typeof (value["contains"] ?? "") === "string" ? 1 : 0;
    case "filter":
      return hasKeys(value, ["and", "or", "not", "dimension"]);
    case "localized":
      return hasKeys(value, ["en", "zh-CN"]);
    case "metrics":
    case "dimensions":
    case "events":
      return Array.isArray(value) && value.every((item) => typeof item === "string") ? 1 : 0;
    case "list":
      return isList(value) ? 0.5 + Math.min(...value.map((item) => fieldFit(field.of, item)), 1) : 0;
    case "perMetric":
      return isObject(value) ? 0.5 : 0;
    case "object":
      return isObject(value) ? 0.5 + knownShare(Object.keys(field.fields), value) : 0;
    case "oneOf":
      return Math.max(0, ...field.of.map((one) => fieldFit(one, value)));
    default:
      return field satisfies never;
  }
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function hasKeys(value: Json, keys: readonly string[]): number {
  return isObject(value) && keys.some((key) => Object.hasOwn(value, key)) ? 1 : 0;
}

function knownShare(known: readonly string[], value: JsonObject): number {
  const keys = Object.keys(value);
  return keys.length === 0 ? 0.5 : keys.filter((key) => known.includes(key)).length / keys.length;
}
