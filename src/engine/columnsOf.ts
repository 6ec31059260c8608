import { cellColumns } from "../query/columns.ts";
import type { ColumnData, MetricColumn } from "../query/index.ts";
import type { AggregatePlan, CellPlan, ComparisonPlan } from "./aggregatePlan.ts";
import type { DraftRow } from "./cells.ts";
import { cellsOf, scalesOf } from "./figure.ts";
import type { Figure } from "./figure.ts";
import type { Grouping } from "./table.ts";

/** The rows as columns: time, dimensions, cells. */
export function columnsOf(
  plan: AggregatePlan,
  rows: readonly DraftRow[],
  { by, bucketed }: Grouping,
): readonly ColumnData[] {
  const { own, comparisons } = plan;
  const folded = plan.query.top === undefined ? undefined : (plan.query.top.of ?? plan.by[0]);
  const columns: ColumnData[] = [];
  if (bucketed && own?.bounds != null) {
    const starts = own.bounds.map((bound) => new Date(bound).toISOString());
    columns.push({
      role: "time",
      name: "time",
      values: rows.map(({ bucket }) => starts[bucket] as string),
      ...(comparisons.length === 0
        ? {}
        : {
            compare: Object.fromEntries(
              comparisons.map(({ id, period: { bounds, partners } }) => [
                id,
                rows.map(({ bucket }) => {
                  const partner = partners[bucket] ?? null;
                  const start = partner === null ? undefined : bounds?.[partner];
                  return start === undefined ? null : new Date(start).toISOString();
                }),
              ]),
            ),
          }),
    });
  }
  by.forEach((name, index) => {
    const other = name === folded ? rows.flatMap((row, at) => (row.other ? [at] : [])) : [];
    columns.push({
      role: "dimension",
      name,
      values: rows.map(({ values }) => values[index] ?? null),
      ...(other.length === 0 ? {} : { other }),
    });
  });
  plan.cells.forEach((cell, index) => columns.push(metricColumn(cell, index, rows, comparisons)));
  return columns;
}

function metricColumn(
  { name, metricName, formula, compute }: CellPlan,
  index: number,
  rows: readonly DraftRow[],
  comparisons: readonly ComparisonPlan[],
): MetricColumn {
  const scales = scalesOf(formula, compute);
  const states = rows.map((row) => row.states[index] ?? null);
  return {
    role: "metric",
    name,
    metric: metricName,
    ...(compute === null ? {} : { compute }),
    cells: cellColumns(cellsOf(rows.map((row) => row.cells[index] as Figure), scales)),
    ...(states.some((state) => state !== null) ? { states } : {}),
    ...(comparisons.length === 0
      ? {}
      : {
          compare: Object.fromEntries(
            comparisons.map(({ id, target }, at) => {
              const beside = rows.map((row) => row.compared[at]?.[index] as Figure);
              const masked = beside.flatMap((figure, row) => (figure.masked === true ? [row] : []));
              const cells = cellColumns(cellsOf(beside, target === null ? scales : scalesOf(target)));
              return [id, masked.length === 0 ? cells : { ...cells, masked }];
            }),
          ),
        }),
  };
}
