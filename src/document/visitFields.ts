import { checkField } from "./check/checkField.ts";
import { collectFaults } from "./check/faults.ts";
import { isObject } from "./isObject.ts";
import type { Field } from "./field.ts";
import { below } from "./finding.ts";
import type { Json, JsonObject } from "./widgetSpec.ts";

/** A field that holds no others. */
export type LeafField = Exclude<Field, { readonly kind: "list" | "object" | "oneOf" }>;

/**
 * Calls `visit` for every value that is there, with the field that says what it is; of `perMetric` for the whole, too.
 * `beside` is the object that it stands in.
 */
export function visitFields(
  fields: { readonly [name: string]: Field | undefined },
  values: JsonObject,
  path: string,
  visit: (field: LeafField, value: Json, path: string, beside: JsonObject) => void,
): void {
  const one = (field: Field, value: Json, at: string): void => {
    switch (field.kind) {
      case "list":
        if (Array.isArray(value)) (value as readonly Json[]).forEach((item, index) => one(field.of, item, below(at, index)));
        return;
      case "object":
        if (isObject(value)) visitFields(field.fields, value, at, visit);
        return;
      case "oneOf": {
        const meant = meantBy(field.of, value);
        return meant === undefined ? undefined : one(meant, value, at);
      }
      case "perMetric":
        visit(field, value, at, values);
        if (isObject(value)) for (const [column, item] of Object.entries(value)) one(field.of, item, below(at, column));
        return;
      default:
        visit(field, value, at, values);
    }
  };
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) one(field, value, below(path, name));
  }
}

/** The first alternative that a value fits. */
export function meantBy(of: readonly Field[], value: Json): Field | undefined {
  return of.find((field) => {
    const faults = collectFaults();
    checkField(field, value, "", faults);
    return faults.found.length === 0;
  });
}
