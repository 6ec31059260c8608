import type { RetentionRow } from "./retentionModel.ts";

/** Whether there are people behind a cell, who may be asked for. */
export function isDrillable(row: RetentionRow, period: number): boolean {
  const state = row.cells[period]?.state;
  return row.kind !== "compare" && state !== undefined && state !== "future" && state !== "none" && state !== "masked";
}
