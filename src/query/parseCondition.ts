import * as v from "valibot";
import { limits, list, strict, text } from "./parseFields.ts";

/** A condition by its operator: `value` is what it compares with, `range` what a range's bounds are. */
export function conditionSchema(
  op: unknown,
  head: { readonly dimension: v.GenericSchema; readonly op: v.GenericSchema },
  { value, range: bounds }: { readonly value: v.GenericSchema; readonly range: v.GenericSchema },
) {
  switch (op) {
    case "isNull":
      return strict(head);
    case "equals":
      return strict({ ...head, value });
    case "in":
    case "notIn":
      return strict({ ...head, values: list(v.nullable(value), { most: limits.filterValues }) });
    case "contains":
    case "startsWith":
      return strict({ ...head, value: text, ignoreCase: v.optional(v.boolean("expected true or false")) });
    case "range":
      return strict({ ...head, range: bounds });
    default:
      return v.looseObject(head, "expected a filter");
  }
}
