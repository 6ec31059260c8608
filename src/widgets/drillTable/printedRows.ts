import type { DrillRows } from "./drillTableModel.ts";

export const mostPrinted = 2000;

/**
 * How many rows are printed: those before the first that is still on its way, as a browser's own print waits for none and what came after a
 * gap would read as what follows.
 */
export function printedRows(rows: DrillRows): number {
  const most = Math.min(mostPrinted, rows.count);
  for (let index = 0; index < most; index += 1) if (rows.at(index).kind === "loading") return index;
  return most;
}
