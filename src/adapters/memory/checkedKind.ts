import type { Dimension, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { MemoryColumn } from "./hostColumn.ts";
import { isEncoded } from "./hostColumn.ts";

const kinds: { readonly [K in Exclude<Dimension["kind"], "decimal">]: { readonly type: string; readonly are: string } } = {
  time: { type: "number", are: "times are epoch milliseconds" },
  number: { type: "number", are: "numbers are numbers" },
  boolean: { type: "boolean", are: "booleans are true or false" },
  string: { type: "string", are: "strings are text" },
  enum: { type: "string", are: "values of an enum are text" },
};

/**
 * Refuses a column whose first known value is of another type than its dimension's, as the rest will be. Decimals are
 * left to their own reading: they may be text, bigint or number.
 * @throws MetricsError `contract-violation` with the row, the column and what to do; never with the value
 */
export function checkKind(column: MemoryColumn, { kind }: Dimension, [entity, name]: readonly [entity: string, name: string]): void {
  if (kind === "decimal") return;
  const { type, are } = kinds[kind];
  const values: ArrayLike<DimensionValue | bigint> = isEncoded(column) ? column.values : column;
  for (let row = 0; row < values.length; row++) {
    const value: unknown = values[row];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (typeof value === type) return;
    const held = value instanceof Date ? "Date" : typeof value;
    const place = `${isEncoded(column) ? "value" : "row"} ${row} of ${entity}.${name}`;
    throw new MetricsError("contract-violation", `${place} holds a ${held}; ${are}: ${remedy(kind, held)}`, {
      path: `tables.${entity}.${name}`,
    });
  }
}

function remedy(kind: Dimension["kind"], held: string): string {
  if (held === "Date") return kind === "time" ? "date.getTime()" : "date.toISOString()";
  if (kind === "time" && held === "string") return "Date.parse(text)";
  if (kind === "time" || kind === "number") return "Number(value)";
  return kind === "boolean" ? "value === 1" : "String(value)";
}
