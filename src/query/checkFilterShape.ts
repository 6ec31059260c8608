import { fault, fieldsOf, list, oneOf, text } from "./checkFields.ts";
import type { AnyFilter } from "./filter.ts";

const ops = ["isNull", "equals", "in", "notIn", "contains", "startsWith", "range"] as const;

/**
 * A filter that a host or a server gave, as far as code that reads one has to rely on it: its tree, and of each condition
 * its dimension, its kind and that it has what it compares with. Names are not held against a catalog.
 * @throws MetricsError `contract-violation` with the path of the first fault
 */
export function checkFilterShape(given: unknown, path: string): AnyFilter {
  const fields = fieldsOf(given, path);
  const { and, or, not, dimension, op, value, values, range } = fields;
  if ("and" in fields) list(and, `${path}.and`, checkFilterShape);
  else if ("or" in fields) list(or, `${path}.or`, checkFilterShape);
  else if ("not" in fields) checkFilterShape(not, `${path}.not`);
  else {
    text(dimension, `${path}.dimension`);
    const kind = oneOf(ops)(text(op, `${path}.op`), `${path}.op`);
    if (kind === "in" || kind === "notIn") list(values, `${path}.values`, (one) => one);
    if (kind === "contains" || kind === "startsWith") text(value, `${path}.value`);
    if (kind === "equals" && value == null) throw fault(`${path}.value`, "expected a value");
    if (kind === "range") fieldsOf(range, `${path}.range`);
  }
  return given as AnyFilter;
}
