import type { JsonObject } from "./widgetSpec.ts";

/** Whether a value of a document, or what is to be one, has names: neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
