import type { AnyRow, TableResult } from "../../src/query/index.ts";

/** What must be equal between adapters: everything but the fingerprint, which follows the last digit of a float. */
export function comparable({ fingerprint: _, rows, totals, columns: _columns, ...meta }: TableResult<AnyRow>): unknown {
  return rounded({ ...meta, rows, totals: totals?.map((total) => ({ by: total.by, rows: total.rows })) });
}

/** Numbers to 12 significant digits: sums of floats depend on their order. */
export function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}
