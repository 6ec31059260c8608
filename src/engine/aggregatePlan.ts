import type { AggregateQuery, AnyFilter, Catalog, DimensionValue, Grain, Instant, Metric } from "../query/index.ts";
import type { Calendars } from "../query/calendar.ts";
import { filterDimensions, metricParts, MetricsError } from "../query/index.ts";
import { parseDuration } from "../time/duration.ts";
import type { Duration } from "../time/duration.ts";
import { clockOf, instantOf } from "../time/resolveRange.ts";
import type { Clock } from "../time/resolveRange.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { requireComputable } from "./compute.ts";
import type { Compute } from "./compute.ts";
import { atomsOf } from "./formula.ts";
import type { Atom, AtomIndex, Formula } from "./formula.ts";
import { periodsOf } from "./period.ts";
import type { Period } from "./period.ts";
import { sizesOfMetric } from "./groupSizes.ts";
import type { Sizes } from "./smallGroups.ts";
import { metricOf, planFormula, requireReachable } from "./planFormula.ts";
import type { FormulaScope, Request } from "./planFormula.ts";
import { requireComparable } from "./rowOrder.ts";

/** Bounds on one answer; beyond them a query is refused, never cut in silence. */
export interface AnswerLimits {
  /** Default 100 000. */
  readonly rows?: number;
  /** Time buckets. Default 10 000. */
  readonly buckets?: number;
  /** Events that a database hands over for one funnel or retention query. Default 1 000 000. */
  readonly events?: number;
}

/** The adapter's limits, or the caller's where that takes less. */
export function limitsFor(limits: AnswerLimits, { maxRows = Infinity }: { readonly maxRows?: number }): AnswerLimits {
  return { ...limits, rows: Math.min(limits.rows ?? 100_000, maxRows) };
}

/** A cell of every row. */
export interface CellPlan {
  readonly name: string;
  readonly metricName: string;
  readonly metric: Metric;
  readonly formula: Formula;
  readonly compute: Compute | null;
  /** Below this n a value is marked. */
  readonly minSample: number;
  /** The conversions in it: what entered a bucket is known only when the longest of their windows is over. */
  readonly windows: readonly Duration[];
}

/** What stands beside every cell: the cell at another time, or another metric at the same one. */
export interface ComparisonPlan {
  readonly id: string;
  readonly period: Period;
  readonly target: Formula | null;
}

export interface AggregatePlan {
  readonly catalog: Catalog;
  readonly query: AggregateQuery<Catalog>;
  readonly clock: Clock;
  readonly cells: readonly CellPlan[];
  /** What small groups are masked by; null: nothing is. The cells that say sizes stand behind those that are shown. */
  readonly sizes: Sizes | null;
  readonly comparisons: readonly ComparisonPlan[];
  readonly atoms: readonly Atom[];
  readonly where: AnyFilter | null;
  readonly by: readonly string[];
  readonly grain: Grain | null;
  /** The query's own period; null without a time range. */
  readonly own: Period | null;
}

/** Everything about a query that does not need data. */
export function planAggregate(
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  {
    now,
    limits = {},
    minimumGroup = 1,
  }: { readonly now: number; readonly limits?: AnswerLimits; readonly minimumGroup?: number },
): AggregatePlan {
  const clock = clockAt(query, now, catalog.calendars);
  const { time, by = [], compare = [] } = query;
  const absolute = (filter: AnyFilter | undefined, path?: string) =>
    filter === undefined ? null : absoluteFilter(catalog, filter, clock, path);
  const where = absolute(query.where, "where");
  const scope: FormulaScope = {
    catalog,
    dimension: time?.dimension,
    timed: time !== undefined,
    absolute: (filter) => absoluteFilter(catalog, filter, clock),
    atoms: new Map(),
  };
  const cells = query.metrics.map((asked, index): CellPlan => {
    const { metric: name, as = name, compute = null, approximate = false, ...rest } =
      typeof asked === "string" ? { metric: asked } : asked;
    const path = `metrics[${index}]`;
    const request: Request = { where: absolute(rest.where, `${path}.where`), approximate, path };
    if (compute !== null) requireComputable(catalog, name, compute, { grain: time?.grain, path: `${path}.compute` });
    const metric = metricOf(catalog, name, path);
    const formula = planFormula(scope, name, request);
    return { name: as, metricName: name, metric, formula, compute, minSample: minSampleOf(catalog, metric, formula), windows: windowsOf(catalog, metric) };
  });
  requireComparable(query, cells);
  const { sizes, counts } = sizesOf(scope, cells, query, minimumGroup);
  const { periods, grain } = periodsOf(query, clock, limits.buckets ?? 10_000);
  const [own = null, ...others] = periods;
  const comparisons = others.map((period, index): ComparisonPlan => {
    const to = compare[index]?.to;
    const target = typeof to === "object" && "target" in to ? to.target : null;
    const request = { where: null, approximate: false, path: `compare[${index}].to.target` };
    return { id: period.id ?? "", period, target: target === null ? null : planFormula(scope, target, request) };
  });
  const atoms = [...scope.atoms.values()];
  requireReachable(catalog, atoms, [
    ...by.map((name, index) => ({ name, path: `by[${index}]` })),
    ...(where === null ? [] : filterDimensions(where).map((name) => ({ name, path: "where" }))),
  ]);
  return { catalog, query, clock, cells: [...cells, ...counts], sizes, comparisons, atoms, where, by, grain, own };
}

/** Cells behind the others that say how many rows each of them stands for. */
function sizesOf(
  scope: FormulaScope,
  cells: readonly CellPlan[],
  { metrics }: AggregateQuery<Catalog>,
  minimum: number,
): { readonly sizes: Sizes | null; readonly counts: readonly CellPlan[] } {
  if (minimum <= 1) return { sizes: null, counts: [] };
  const counts: CellPlan[] = [];
  const selections = new Map<string, Set<string>>();
  const entities = new Set<string>();
  const places = cells.map((cell, index) => {
    const asked = metrics[index];
    const where = typeof asked === "object" && asked.where !== undefined ? scope.absolute(asked.where) : null;
    const path = `metrics[${index}]`;
    return sizesOfMetric(scope, cell.metricName, { where, approximate: false, path }).map(({ formula, where: rows, ...size }) => {
      const { of, entity, chosen } = size;
      if (of !== null) requirePair(selections, { of, rows, minimum, path });
      requirePair(selections, { of: "", rows: chosen, minimum, path });
      requireOneEntity(entities.add(entity), selections.get("") ?? new Set(), path);
      counts.push({ ...cell, name: "", formula, compute: null, minSample: 0, windows: [] });
      return { ...size, place: cells.length + counts.length - 1 };
    });
  });
  return { sizes: { minimum, places }, counts };
}

/** A part and its whole leave one difference, whose size can be looked at; of three parts there are many. */
function requirePair(
  selections: Map<string, Set<string>>,
  { of, rows, minimum, path }: { readonly of: string; readonly rows: string; readonly minimum: number; readonly path: string },
): void {
  const known = selections.get(of) ?? new Set<string>();
  selections.set(of, known.add(rows));
  if (known.size <= 2) return;
  const message = `numbers of three selections of the same rows could tell groups of fewer than ${minimum}; ask one by one`;
  throw new MetricsError("unsupported", message, { path });
}

/** How many rows of one entity lie behind rows of another is not known, so that no difference can be looked at. */
function requireOneEntity(entities: ReadonlySet<string>, chosen: ReadonlySet<string>, path: string): void {
  if (entities.size <= 1 || chosen.size <= 1) return;
  const message = `numbers of ${[...entities].join(" and ")} with filters of their own could tell small groups; ask one by one`;
  throw new MetricsError("unsupported", message, { path });
}

function windowsOf(catalog: Catalog, metric: Metric): readonly Duration[] {
  if (metric.kind === "conversion") return [parseDuration(metric.within)];
  return metricParts(metric).flatMap((part) => windowsOf(catalog, metricOf(catalog, part, "metrics")));
}

function minSampleOf(catalog: Catalog, metric: Metric, formula: Formula): number {
  const accumulated = metric.kind === "cumulative" ? metricOf(catalog, metric.of, "metrics").minSample : undefined;
  const isRate = formula.kind === "ratio" || formula.kind === "conversion";
  return metric.minSample ?? accumulated ?? (isRate ? 30 : 0);
}

/** The query's clock: its `asOf`, or the adapter's. */
export function clockAt(
  { calendar, asOf }: { readonly calendar?: AggregateQuery["calendar"]; readonly asOf?: Instant },
  now: number,
  calendars: Calendars = {},
): Clock {
  const clock = clockOf(calendar, now, calendars);
  return asOf === undefined ? clock : { ...clock, now: instantOf(asOf, clock, "asOf") };
}

/** The atoms that cells are made of; with the targets beside them where the period is the query's own. */
export function atomsAsked(
  { atoms, cells, comparisons }: AggregatePlan,
  { targets }: { readonly targets: boolean },
): readonly Atom[] {
  const asked = new Set<AtomIndex>();
  for (const { formula } of cells) for (const index of atomsOf(formula)) asked.add(index);
  for (const { target } of targets ? comparisons : []) if (target !== null) for (const index of atomsOf(target)) asked.add(index);
  return asked.size === atoms.length ? atoms : atoms.filter(({ index }) => asked.has(index));
}

/** The values of a dimension that stay; the rest is one row or none. */
export interface Kept {
  readonly dimension: string;
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
}
