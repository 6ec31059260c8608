import { numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyCell, AnyCellValue, AnyRow, TableResult } from "../../query/result.ts";

/** A part of a change: a combination of values that changed otherwise than the rest. */
export interface InsightDriver {
  readonly where: readonly (readonly [dimension: string, value: DimensionValue])[];
  readonly before: number;
  readonly after: number;
  readonly contribution: number;
  /** How often chance makes a part so unusual; null where the answer does not say. */
  readonly p: number | null;
}

/** Rows of a drivers answer of any catalog. */
interface DriverRow {
  readonly [name: string]: unknown;
  readonly metric: AnyCell;
  readonly contribution: AnyCellValue;
  readonly p?: AnyCellValue;
}

export function insightDrivers({ rows }: TableResult<AnyRow>): readonly InsightDriver[] {
  return (rows as readonly unknown[] as readonly DriverRow[]).flatMap((row) => {
    const [after, before, contribution] = [numberIn(row.metric), numberIn(row.metric.compare?.["before"]), numberIn(row.contribution)];
    const where = ["", "2", "3"].flatMap((suffix) => {
      const dimension = row[`dimension${suffix}`];
      return typeof dimension === "string" ? [[dimension, (row[`value${suffix}`] ?? null) as DimensionValue] as const] : [];
    });
    if (row["$other"] === true || after === null || before === null || contribution === null) return [];
    return [{ where, before, after, contribution, p: numberIn(row.p) }];
  });
}

function numberIn(cell: AnyCellValue | undefined): number | null {
  return cell?.value == null ? null : numberOf(cell.value);
}
