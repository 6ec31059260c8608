import { cellColumns } from "../query/columns.ts";
import { fingerprint } from "../query/fingerprint.ts";
import type {
  AggregateQuery,
  AnyFilter,
  AnyRow,
  Catalog,
  ColumnData,
  DriversQuery,
  Metric,
  MetricColumn,
  TableResult,
} from "../query/index.ts";
import { cellAt, MetricsError, withRows } from "../query/index.ts";
import { difference } from "./amount.ts";
import { amountNumber, figureOf, scalesOf } from "./figure.ts";
import type { Figure, Scales } from "./figure.ts";
import { planFormula } from "./planFormula.ts";

/** The metric in both periods, by some dimensions. */
export function bothPeriods(
  { metric, time, compare = "previous", where, calendar, asOf }: DriversQuery<Catalog>,
  by: readonly string[],
): AggregateQuery<Catalog> {
  return {
    kind: "aggregate",
    metrics: [metric],
    by,
    time,
    compare: [{ id: "before", to: compare, align: "elapsed" }],
    ...(where === undefined ? {} : { where }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** How a change of the metric falls into parts: of what adds up by differences, of what is divided by mix and rate. */
export interface ChangeOf {
  readonly shape: "additive" | "ratio";
  /** How the metric's figures are written. */
  readonly scales: Scales;
}

/** @throws MetricsError `unsupported` for a metric whose change does not fall into parts */
export function changeOf(catalog: Catalog, name: string): ChangeOf {
  const scope = { catalog, dimension: undefined, timed: false, absolute: (filter: AnyFilter) => filter, atoms: new Map() };
  const shape = shapeOf(catalog, name);
  return { shape, scales: scalesOf(planFormula(scope, name, { where: null, approximate: false, path: "metric" })) };
}

function shapeOf(catalog: Catalog, name: string): ChangeOf["shape"] {
  const metric = catalog.metrics[name] as Metric;
  const adds = (part: string) => addsUp(catalog, catalog.metrics[part]);
  if (addsUp(catalog, metric)) return "additive";
  if (metric.kind === "average" || (metric.kind === "ratio" && adds(metric.numerator) && adds(metric.denominator))) return "ratio";
  throw new MetricsError(
    "unsupported",
    `a change of ${name} does not fall into parts: a ${metric.kind} neither adds up over dimensions nor divides two that do`,
    { path: "metric" },
  );
}

function addsUp(catalog: Catalog, metric: Metric | undefined): boolean {
  if (metric?.kind === "cumulative") return addsUp(catalog, catalog.metrics[metric.of]);
  return metric?.kind === "count" || metric?.kind === "sum" || metric?.kind === "snapshot";
}

/** A figure in both periods. */
export interface Pair {
  readonly after: Figure;
  readonly before: Figure;
}

export function pairAt(column: MetricColumn, row: number, scales: Scales): Pair {
  const { compare, state: _, ...after } = cellAt(column, row);
  return { after: figureOf(after, scales), before: figureOf(compare?.["before"] ?? { value: null }, scales) };
}

/** What explains a change, over the change as a whole. */
export function explained(
  whole: TableResult<AnyRow>,
  metric: string,
  { columns, rowCount, scales }: { readonly columns: readonly ColumnData[]; readonly rowCount: number; readonly scales: Scales },
): TableResult<AnyRow> {
  const { totals: _totals, page: _page, ...meta } = whole;
  const own = whole.columns.find((one) => one.role === "metric") as MetricColumn;
  const { before, after } = pairAt(own, 0, scales);
  const change =
    after.value === null || before.value === null ? null : amountNumber(difference(after.value, before.value), scales.value);
  const totals: readonly ColumnData[] = [{ ...own, name: "metric" }, numberColumn("contribution", metric, [change])];
  return withRows<AnyRow>({
    ...meta,
    columns,
    rowCount,
    totals: [{ by: [], columns: totals, rowCount: 1 }],
    fingerprint: fingerprint([columns, totals]),
  });
}

export function numberColumn(name: string, metric: string, values: readonly (number | null)[]): MetricColumn {
  return { role: "metric", name, metric, cells: cellColumns(values.map((value) => ({ value }))) };
}
