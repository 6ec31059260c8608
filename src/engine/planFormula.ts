import { expressionNames, parseExpression } from "../query/expression.ts";
import type { AnyFilter, Catalog, Metric } from "../query/index.ts";
import { allOf, dimensionPath, filterDimensions, MetricsError } from "../query/index.ts";
import { fieldScale, metricScale } from "../query/metricScale.ts";
import type { ConversionMetric, CumulativeMetric, FactKindMetric, SnapshotMetric } from "../query/metric.ts";
import type { Atom, AtomIndex, ConversionPart, Formula, Frame, Stock } from "./formula.ts";
import { keyOf } from "./keyOf.ts";
import type { Measure } from "./scan.ts";

/** What metrics are planned in: `atoms` grows by what they need, each once under its own meaning. */
export interface FormulaScope {
  readonly catalog: Catalog;
  /** The query's time dimension; undefined: each metric's own. Snapshots always have their own. */
  readonly dimension: string | undefined;
  /** Whether the query has a range of time. */
  readonly timed: boolean;
  /** A filter with the query's clock applied. */
  readonly absolute: (filter: AnyFilter) => AnyFilter;
  readonly atoms: Map<string, Atom>;
}

/** How a metric was asked for. */
export interface Request {
  readonly where: AnyFilter | null;
  readonly approximate: boolean;
  readonly path: string;
}

/** What a metric is made of. */
export function planFormula(scope: FormulaScope, name: string, request: Request, frame: Frame = inBucket): Formula {
  const metric = metricOf(scope.catalog, name, request.path);
  switch (metric.kind) {
    case "ratio":
      return {
        kind: "ratio",
        numerator: planFormula(scope, metric.numerator, request, frame),
        denominator: planFormula(scope, metric.denominator, request, frame),
        counted: ["count", "distinct"].includes(metricOf(scope.catalog, metric.denominator, request.path).kind),
      };
    case "derived": {
      const expression = parseExpression(metric.expression);
      const parts = expressionNames(expression).map((part) => [part, planFormula(scope, part, request)] as const);
      return { kind: "derived", expression, parts: Object.fromEntries(parts) };
    }
    case "cumulative":
      return planFormula(scope, metric.of, request, windowOf(metric));
    case "snapshot":
      return planSnapshot(scope, name, metric, request);
    case "conversion":
      return planConversion(scope, name, metric, request);
    default:
      return planFact(scope, name, metric, request, frame);
  }
}

const inBucket: Frame = { kind: "bucket" };

function windowOf({ window, toDate }: CumulativeMetric): Frame {
  const since = window !== undefined ? { back: window } : toDate !== undefined ? { toDate } : "ever";
  return { kind: "window", since, until: "end" };
}

export function metricOf(catalog: Catalog, name: string, path: string): Metric {
  const metric = Object.hasOwn(catalog.metrics, name) ? catalog.metrics[name] : undefined;
  if (metric === undefined) throw new MetricsError("invalid-query", `unknown metric "${name}"`, { path });
  return metric;
}

function planFact(scope: FormulaScope, name: string, metric: FactKindMetric, request: Request, frame: Frame): Formula {
  const dimension = scope.dimension ?? metric.time ?? null;
  const timed = scope.timed || frame.kind !== "bucket";
  if (timed && dimension === null) {
    throw new MetricsError("invalid-query", `${name} has no time of its own; name one in time.dimension`, {
      path: "time.dimension",
    });
  }
  const where = filterOf(scope, metric.where, request);
  const isPlain = where === (metric.where ?? null) && !request.approximate;
  const measures = isPlain ? plainMeasures(scope.catalog, metric) : measuresOf(scope.catalog, metric, where, request.approximate);
  const time = { entity: metric.entity, dimension: timed ? dimension : null, frame };
  const scale = metric.kind === "average" ? fieldScale(scope.catalog, metric.of) : metricScale(scope.catalog, metric);
  return { kind: "fact", metric, scale, atoms: measures.map((measure) => atomOf(scope, name, { ...time, measure }, request)) };
}

/**
 * Rows of moments are looked at as they are. Of rows that open and close, those open at an instant are the ones that
 * opened before it less the ones that closed before it: two counts since ever.
 */
function planSnapshot(scope: FormulaScope, name: string, metric: SnapshotMetric, request: Request): Formula {
  const { entity, over, of, take = "last" } = metric;
  const scale = metricScale(scope.catalog, metric);
  const where = filterOf(scope, metric.where, request);
  const stock = (dimension: string, frame: Frame, filter: AnyFilter | null): Stock => {
    const atom = (measure: Measure) => atomOf(scope, name, { entity, dimension, frame, measure }, request);
    const rows = atom({ kind: "count", where: filter });
    if (of === undefined) return { rows, sum: rows, summed: rows };
    return { rows, sum: atom({ kind: "sum", of, where: filter }), summed: atom({ kind: "known", of, where: filter }) };
  };
  if (typeof over === "string") {
    const frame = { kind: "moment", take: scope.timed ? take : "last" } as const;
    const all: Measure = { kind: "count", where: null };
    return {
      kind: "moment",
      scale,
      stock: stock(over, frame, where),
      known: atomOf(scope, name, { entity, dimension: over, frame: { ...frame, known: true }, measure: all }, request),
    };
  }
  const frame: Frame = { kind: "window", since: "ever", until: scope.timed && take === "first" ? "start" : "end" };
  const everOpened: AnyFilter = { not: { dimension: over.opened, op: "isNull" } };
  return {
    kind: "open",
    scale,
    opened: stock(over.opened, frame, where),
    closed: stock(over.closed, frame, allOf([where, everOpened])),
  };
}

/** A conversion is counted at the time of the event that it starts with. */
function planConversion(scope: FormulaScope, name: string, metric: ConversionMetric, request: Request): Formula {
  const event = scope.catalog.events?.[metric.from];
  if (event === undefined) {
    throw new MetricsError("invalid-query", `unknown event "${metric.from}"`, { path: request.path });
  }
  const { entity, time: dimension } = event;
  const atom = (part: ConversionPart["part"]) => {
    const measure: ConversionPart = { kind: "conversion", metric, part, where: request.where };
    return atomOf(scope, name, { entity, dimension, frame: inBucket, measure }, request);
  };
  return { kind: "conversion", started: atom("started"), converted: atom("converted") };
}

function filterOf({ absolute }: FormulaScope, own: AnyFilter | undefined, { where }: Request): AnyFilter | null {
  return allOf([own === undefined ? null : absolute(own), where]);
}

function atomOf(
  { atoms }: FormulaScope,
  metric: string,
  atom: Pick<Atom, "entity" | "dimension" | "frame" | "measure">,
  { path }: Request,
): AtomIndex {
  const { entity, dimension, frame, measure } = atom;
  const rowsKey = `${entity}\n${dimension ?? ""}\n${keyOf(frame)}`;
  const key = rowsKey + keyOf(measure);
  const known = atoms.get(key);
  if (known !== undefined) return known.index;
  const index = atoms.size;
  atoms.set(key, { index, entity, dimension, frame, measure, rowsKey, metric, path });
  return index;
}

/** Made once for a catalog, as plans compare measures by texts that each object keeps. */
const madeOf = new WeakMap<Catalog, Map<FactKindMetric, readonly Measure[]>>();

/** Of a metric under its own condition alone. */
function plainMeasures(catalog: Catalog, metric: FactKindMetric): readonly Measure[] {
  let made = madeOf.get(catalog);
  if (made === undefined) madeOf.set(catalog, (made = new Map()));
  let measures = made.get(metric);
  if (measures === undefined) made.set(metric, (measures = measuresOf(catalog, metric, metric.where ?? null, false)));
  return measures;
}

function measuresOf(
  catalog: Catalog,
  metric: FactKindMetric,
  where: AnyFilter | null,
  approximate: boolean,
): readonly Measure[] {
  switch (metric.kind) {
    case "count":
      return [{ kind: "count", where }];
    case "sum":
      return [{ kind: "sum", of: metric.of, where }, { kind: "count", where }];
    case "average":
      return [{ kind: "sum", of: metric.of, where }, { kind: "known", of: metric.of, where }];
    case "min":
    case "max":
      return [{ kind: metric.kind, of: metric.of, where }];
    case "percentile":
      return [
        { kind: "percentile", of: metric.of, p: metric.p, where, ...(approximate && { approximate }) },
        { kind: "known", of: metric.of, where },
      ];
    case "distinct":
      return [{ kind: "distinct", of: metric.of ?? (catalog.entities[metric.entity]?.key as string), where }];
    default:
      return metric satisfies never;
  }
}

/**
 * @throws MetricsError `unsupported` where a dimension cannot be reached from an atom's rows without multiplying them
 */
export function requireReachable(
  catalog: Catalog,
  atoms: readonly Atom[],
  dimensions: readonly { readonly name: string; readonly path: string }[],
): void {
  for (const { entity, dimension: time, measure, metric, path } of atoms) {
    const inner = measure.where === null ? [] : filterDimensions(measure.where);
    const own = [...(time === null ? [] : [time]), ...inner].map((name) => ({ name, path }));
    for (const dimension of [...dimensions, ...own]) {
      if (dimensionPath(catalog, entity, dimension.name) !== null) continue;
      throw new MetricsError(
        "unsupported",
        `${metric} counts ${entity} rows, and these have no ${dimension.name}: ` +
          `no belongsTo leads from ${entity} to ${catalog.dimensions[dimension.name]?.entity}`,
        { path: dimension.path },
      );
    }
  }
}
