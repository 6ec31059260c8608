import type { CellState, DimensionValue } from "../query/index.ts";
import type { AggregatePlan, CellPlan } from "./aggregatePlan.ts";
import { ranksOf, runningOf, shareOf } from "./compute.ts";
import type { Figure } from "./figure.ts";
import { unknownCell } from "./formula.ts";
import { isOpenAt, phaseOf } from "./period.ts";
import type { Phase } from "./period.ts";
import type { Column, Combination, Table } from "./table.ts";

/** A row before it is put into columns. */
export interface DraftRow {
  readonly bucket: number;
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
  /** One a cell of the plan. */
  readonly cells: readonly Figure[];
  readonly states: readonly (CellState | null)[];
  /** One a comparison, each with one a cell. */
  readonly compared: readonly (readonly Figure[])[];
}

/**
 * The rows of a table, with what their cells compute.
 * @param whole the same without dimensions: what shares are shares of
 */
export function draftRows(plan: AggregatePlan, table: Table, whole: Table | undefined): readonly DraftRow[] {
  const { own, comparisons, clock } = plan;
  const { bucketed } = table.grouping;
  const cells = table.own.map((column, at) => computed(plan, at, column, table.combinations, whole?.own[at]));
  const compared = table.compared.map((columns, index) =>
    columns.map((column, at) =>
      comparisons[index]?.target === null
        ? computed(plan, at, column, table.combinations, whole?.compared[index]?.[at])
        : column,
    ),
  );
  const buckets = cells[0]?.length ?? 0;
  const rows: DraftRow[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const phase = phaseOf(own, bucketed, bucket, clock.now);
    const open = plan.cells.map(({ windows }) => isOpenAt(own, bucketed, bucket, { windows, clock }));
    const partners = comparisons.map(({ period }) => (bucketed ? (period.partners[bucket] ?? null) : 0));
    table.combinations.forEach(({ values, other }, place) => {
      const found = cells.map((column) => column[bucket]?.[place] as Figure);
      rows.push({
        bucket,
        values,
        other,
        cells: found,
        states: found.map((cell, at) => stateOf(plan.cells[at] as CellPlan, cell, { phase, isOpen: open[at] === true })),
        compared: compared.map((columns, index) =>
          columns.map((column, at) => {
            const partner = partners[index] ?? null;
            const cell = partner === null ? undefined : column[partner]?.[place];
            return cell ?? unknownCell((plan.cells[at] as CellPlan).formula);
          }),
        ),
      });
    });
  }
  return rows;
}

function computed(
  { cells }: AggregatePlan,
  at: number,
  column: Column,
  combinations: readonly Combination[],
  whole: Column | undefined,
): Column {
  const compute = cells[at]?.compute ?? null;
  switch (compute) {
    case null:
      return column;
    case "share":
      return column.map((row, bucket) => row.map((cell) => shareOf(cell, whole?.[bucket]?.[0] ?? { value: null })));
    case "rank":
      return column.map((row) => {
        const ranked = row.map(({ value }, place) => (combinations[place]?.other === true ? null : value));
        return ranksOf(ranked).map((value) => ({ value }));
      });
    case "running": {
      const sums = combinations.map((_, place) => runningOf(column.map((row) => row[place]?.value ?? null)));
      return column.map((row, bucket) => row.map((_, place) => ({ value: sums[place]?.[bucket] ?? null })));
    }
    default:
      return compute satisfies never;
  }
}

function stateOf(
  { minSample }: CellPlan,
  { value, n }: Figure,
  { phase, isOpen }: { readonly phase: Phase; readonly isOpen: boolean },
): CellState | null {
  if (phase !== "past" || isOpen) return "incomplete";
  return value !== null && n !== undefined && n < minSample ? "small" : null;
}
