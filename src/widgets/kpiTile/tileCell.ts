import type { Catalog } from "../../query/catalog.ts";
import { cellAt } from "../../query/columns.ts";
import type { MetricColumn, TimeColumn } from "../../query/columns.ts";
import type { AnyCell, AnyRow, TableResult } from "../../query/result.ts";
import { firstRunning } from "../chart/bucketEdges.ts";
import type { KpiTileQueryProps } from "./kpiTileQuery.ts";

export type TileResult = TableResult<AnyRow>;

/** The row of the tile's number: of a line, the last bucket that is over, or simply the last. */
export function tileRow(
  result: TileResult,
  { summary, mode }: { [P in "summary" | "mode"]?: KpiTileQueryProps<Catalog>[P] | undefined },
): number {
  if (summary !== "latest") return 0;
  return (mode === "raw" ? result.rowCount : runningFrom(result)) - 1;
}

/** The cell in a row; an unknown value where the answer has none. */
export function tileCell(result: TileResult, name: string, row: number): AnyCell {
  const column = metricColumn(result, name);
  return column?.cells.value[row] === undefined ? { value: null } : cellAt(column, row);
}

/** The first row of a bucket that still runs; the number of rows where none does. */
export function runningFrom(result: TileResult): number {
  return firstRunning(timeColumn(result)?.values ?? [], result);
}

export function timeColumn({ columns }: TileResult): TimeColumn | undefined {
  return columns.find((column) => column.role === "time");
}

export function metricColumn({ columns }: TileResult, name: string): MetricColumn | undefined {
  return columns.find((column) => column.role === "metric" && column.name === name) as MetricColumn | undefined;
}
