import { cellAt } from "../../query/columns.ts";
import type { DimensionColumn, MetricColumn } from "../../query/columns.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { numberOf } from "../../query/decimal.ts";
import type { TableResult } from "../../query/result.ts";
import type { RetentionDrill } from "./retentionDrill.ts";

/** Who is in a cell. */
export interface RetentionPeople {
  readonly retained: readonly DimensionValue[];
  /** Who started and did not come back, or not yet. */
  readonly lost: readonly DimensionValue[];
}

/**
 * Exactly those whom a drill is about, each once, in the answer's order.
 * @param result what the adapter answers to the drill's `people`; where it is cut, so are they
 */
export function retentionPeople({ columns, rowCount }: TableResult<unknown>, { people, period }: RetentionDrill): RetentionPeople {
  const column = (name: string | undefined) => columns.find((one) => one.name === name);
  const [actors, periods] = [column(people?.breakdown?.by), column("period")] as (DimensionColumn | undefined)[];
  const [sizes, users] = [column("size"), column("users")] as (MetricColumn | undefined)[];
  if (!actors || !periods || !sizes || !users) return { retained: [], lost: [] };
  const at = (from: MetricColumn, row: number) => numberOf(cellAt(from, row).value) ?? 0;
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => periods.values[row] === period && at(sizes, row) > 0);
  const back = new Set(rows.filter((row) => at(users, row) > 0).map((row) => actors.values[row] ?? null));
  const all = new Set(rows.map((row) => actors.values[row] ?? null));
  return { retained: [...back], lost: [...all].filter((actor) => !back.has(actor)) };
}
