import { additiveContributions, rateContributions } from "../analytics/contributions.ts";
import type { RateContribution, RatePart } from "../analytics/contributions.ts";
import { cellColumns } from "../query/columns.ts";
import { fingerprint } from "../query/fingerprint.ts";
import type {
  AggregateQuery,
  AnyRow,
  Catalog,
  Cell,
  CellValue,
  ColumnData,
  DimensionColumn,
  DimensionValue,
  DriversQuery,
  Metric,
  MetricColumn,
  TableResult,
} from "../query/index.ts";
import { cellAt, MetricsError, withRows } from "../query/index.ts";
import { answerAggregate } from "./aggregate.ts";
import type { AnswerOptions } from "./aggregate.ts";
import type { Evaluate } from "./scan.ts";

/** One value of one dimension, in both periods. */
interface Driver {
  readonly dimension: string;
  readonly value: DimensionValue;
  readonly other: boolean;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly contribution: RateContribution;
}

/**
 * Answers a drivers query with whatever can compute scans. Rows: `dimension` and `value`; `metric`, the cell after with
 * `compare.before`; `contribution` to the change, for ratios split into `mix` and `rate`. The contributions of one
 * dimension's rows add up to the change, which stands in the totals.
 */
export async function answerDrivers(
  catalog: Catalog,
  query: DriversQuery<Catalog>,
  evaluate: Evaluate,
  options: AnswerOptions,
): Promise<TableResult<AnyRow>> {
  const shape = shapeOf(catalog, query.metric);
  const [whole, ...answers] = await Promise.all(
    driverQueries(query).map((aggregate) => answerAggregate(catalog, aggregate, evaluate, options)),
  );
  const { totals: _totals, page: _page, ...meta } = whole as TableResult<AnyRow>;
  const total = cellAt(whole?.columns.find((column) => column.role === "metric") as MetricColumn, 0);
  const drivers = answers.flatMap((answer, index) =>
    driversOf(answer, query.dimensions[index] as string, { shape, total, most: query.top ?? 20, masks: (options.privacy?.minimumGroup ?? 1) > 1 }),
  );
  const ranked = drivers.toSorted((a, b) => Math.abs(b.contribution.total) - Math.abs(a.contribution.total));
  const columns = columnsOf(ranked, query.metric, shape);
  const totals = totalColumns(whole as TableResult<AnyRow>, query.metric);
  return withRows<AnyRow>({
    ...meta,
    columns,
    rowCount: ranked.length,
    totals: [{ by: [], columns: totals, rowCount: 1 }],
    fingerprint: fingerprint([columns, totals]),
  });
}

/** The change as a whole, then by each dimension. */
export function driverQueries(query: DriversQuery<Catalog>): readonly AggregateQuery<Catalog>[] {
  return [[], ...query.dimensions.map((dimension) => [dimension])].map((by) => asAggregate(query, by));
}

function asAggregate(
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

type Shape = "additive" | "ratio";

/** How a change of the metric falls into parts. */
function shapeOf(catalog: Catalog, name: string): Shape {
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

function driversOf(
  answer: TableResult<AnyRow>,
  dimension: string,
  { shape, total, most, masks }: {
    readonly shape: Shape;
    readonly total: Cell;
    readonly most: number;
    /** Whether small groups are hidden. */
    readonly masks: boolean;
  },
): readonly Driver[] {
  const [column, measured] = answer.columns as readonly [DimensionColumn, MetricColumn];
  const all = column.values.map((value, row) => ({ value, cell: cellAt(measured, row), other: false }));
  const shown = masks ? all.filter(({ cell }) => !isUnsaid(cell) && !isUnsaid(cell.compare?.["before"])) : all;
  const hides = masks && answer.warnings?.some(({ code }) => code === "masked") === true;
  const rest = { value: null, cell: restOf(total, shown.map(({ cell }) => cell)), other: true };
  const parts = hides ? [...shown, rest] : all;
  const contributions = contributionsOf(parts.map(({ cell }) => cell), shape);
  if (contributions === null || (hides && (isUnsaid(total) || isUnsaid(total.compare?.["before"])))) return [];
  const drivers = parts
    .map(({ value, cell: { compare, state: _, ...after }, other }, row): Driver => {
      const contribution = contributions[row] as RateContribution;
      return { dimension, value, other, after, before: compare?.["before"] ?? { value: null }, contribution };
    })
    .toSorted((a, b) => Number(a.other) - Number(b.other) || Math.abs(b.contribution.total) - Math.abs(a.contribution.total));
  const beyond = drivers.slice(most);
  return beyond.length === 0 ? drivers : [...drivers.slice(0, most), together(beyond, dimension, shape)];
}

/** A masked cell has neither value nor parts; a ratio without rows still says its denominator. */
function isUnsaid(cell: CellValue | undefined): boolean {
  return cell?.value === null && cell.denominator == null;
}

/** The whole less what is shown: the masked groups together. */
function restOf(total: Cell, shown: readonly Cell[]): Cell {
  const left = (whole: CellValue | undefined, parts: readonly (CellValue | undefined)[]): CellValue => {
    const less = (of: "value" | "numerator" | "denominator") =>
      parts.reduce((rest, part) => rest - (part?.[of] ?? 0), whole?.[of] ?? 0);
    if (whole?.denominator === undefined) return { value: less("value") };
    const [numerator, denominator] = [less("numerator"), less("denominator")];
    return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
  };
  return {
    ...left(total, shown),
    compare: { before: left(total.compare?.["before"], shown.map(({ compare }) => compare?.["before"])) },
  };
}

function contributionsOf(cells: readonly Cell[], shape: Shape): readonly RateContribution[] | null {
  if (shape === "additive") {
    const parts = cells.map(({ value, compare }) => ({ before: compare?.["before"]?.value ?? 0, after: value ?? 0 }));
    return additiveContributions(parts).map((total) => ({ total, mix: 0, rate: 0 }));
  }
  return rateContributions(
    cells.map(({ compare, ...after }): RatePart => ({ before: fraction(compare?.["before"]), after: fraction(after) })),
  );
}

/** A part without rows takes nothing of either sum. */
function fraction(cell: CellValue | undefined): RatePart["before"] {
  return { numerator: cell?.numerator ?? 0, denominator: cell?.denominator ?? 0 };
}

function together(rest: readonly Driver[], dimension: string, shape: Shape): Driver {
  const sum = (of: (driver: Driver) => number | null | undefined) =>
    rest.reduce((total, driver) => total + (of(driver) ?? 0), 0);
  const cell = (period: "before" | "after"): CellValue => {
    if (shape === "additive") return { value: sum((driver) => driver[period].value) };
    const numerator = sum((driver) => driver[period].numerator);
    const denominator = sum((driver) => driver[period].denominator);
    return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
  };
  return {
    dimension,
    value: null,
    other: true,
    before: cell("before"),
    after: cell("after"),
    contribution: {
      total: sum(({ contribution }) => contribution.total),
      mix: sum(({ contribution }) => contribution.mix),
      rate: sum(({ contribution }) => contribution.rate),
    },
  };
}

function columnsOf(drivers: readonly Driver[], metric: string, shape: Shape): readonly ColumnData[] {
  const other = drivers.flatMap((driver, row) => (driver.other ? [row] : []));
  const part = (name: keyof RateContribution, as: string): MetricColumn => ({
    role: "metric",
    name: as,
    metric,
    cells: cellColumns(drivers.map(({ contribution }) => ({ value: contribution[name] }))),
  });
  return [
    { role: "dimension", name: "dimension", values: drivers.map(({ dimension }) => dimension) },
    {
      role: "dimension",
      name: "value",
      values: drivers.map(({ value }) => value),
      ...(other.length === 0 ? {} : { other }),
    },
    {
      role: "metric",
      name: "metric",
      metric,
      cells: cellColumns(drivers.map(({ after }) => after)),
      compare: { before: cellColumns(drivers.map(({ before }) => before)) },
    },
    part("total", "contribution"),
    ...(shape === "ratio" ? [part("mix", "mix"), part("rate", "rate")] : []),
  ];
}

function totalColumns({ columns }: TableResult<AnyRow>, metric: string): readonly ColumnData[] {
  const column = columns.find((one) => one.role === "metric") as MetricColumn;
  const { value, compare } = cellAt(column, 0);
  const before = compare?.["before"]?.value ?? null;
  const change = value === null || before === null ? null : value - before;
  return [
    { ...column, name: "metric" },
    { role: "metric", name: "contribution", metric, cells: cellColumns([{ value: change }]) },
  ];
}
