import type { TableResult } from "../query/result.ts";

/** Whether an answer has no rows, or in none of them a value that is known, if not to this reader. */
export function hasNoValue({ columns, rowCount }: TableResult<unknown>): boolean {
  if (rowCount === 0) return true;
  const metrics = columns.filter((column) => column.role === "metric");
  const isUnknown = ({ cells, states }: (typeof metrics)[number]) =>
    cells.value.every((value, row) => value === null && states?.[row] !== "masked");
  return metrics.length > 0 && metrics.every(isUnknown);
}
