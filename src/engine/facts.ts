import type { AnyFilter, Catalog, CellValue, Metric } from "../query/index.ts";
import { allOf, dimensionPath, emptyValue, filterDimensions, MetricsError } from "../query/index.ts";
import type { FactKindMetric } from "../query/metric.ts";
import type { Measure } from "./scan.ts";

/** One metric's measures on one entity and time: what a cell is finished from. */
export interface Fact {
  readonly metric: FactKindMetric;
  readonly entity: string;
  readonly time: string | null;
  readonly measures: readonly Measure[];
  readonly path: string;
}

/** A cell of the answer: one fact, or two that are divided. */
export interface CellPlan {
  readonly name: string;
  readonly metricName: string;
  readonly metric: Metric;
  readonly facts: readonly [Fact] | readonly [numerator: Fact, denominator: Fact];
}

/** What a metric is made of. `time` is the query's time dimension, or undefined for the metric's own. */
export function planCell(
  catalog: Catalog,
  request: { readonly metric: string; readonly as?: string; readonly where: AnyFilter | null },
  { time, timed, path }: { readonly time: string | undefined; readonly timed: boolean; readonly path: string },
): CellPlan {
  const metric = metricOf(catalog, request.metric);
  const fact = (name: string) => planFact(catalog, metricOf(catalog, name), name, request.where, { time, timed, path });
  return {
    name: request.as ?? request.metric,
    metricName: request.metric,
    metric,
    facts:
      metric.kind === "ratio" ? [fact(metric.numerator), fact(metric.denominator)] : [fact(request.metric)],
  };
}

function metricOf(catalog: Catalog, name: string): Metric {
  const metric = Object.hasOwn(catalog.metrics, name) ? catalog.metrics[name] : undefined;
  if (metric === undefined) throw new MetricsError("invalid-query", `unknown metric "${name}"`, { path: "metrics" });
  return metric;
}

function planFact(
  catalog: Catalog,
  metric: Metric,
  name: string,
  where: AnyFilter | null,
  { time, timed, path }: { readonly time: string | undefined; readonly timed: boolean; readonly path: string },
): Fact {
  if (metric.kind === "ratio") {
    throw new MetricsError("unsupported", `${name} is a ratio and cannot be part of another ratio`, { path });
  }
  const dimension = time ?? metric.time ?? null;
  if (timed && dimension === null) {
    throw new MetricsError("invalid-query", `${name} has no time of its own; name one in time.dimension`, {
      path: "time.dimension",
    });
  }
  const filter = allOf([metric.where, where]);
  return {
    metric,
    entity: metric.entity,
    time: timed ? dimension : null,
    measures: measuresOf(catalog, metric, filter),
    path,
  };
}

function measuresOf(catalog: Catalog, metric: FactKindMetric, where: AnyFilter | null): readonly Measure[] {
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
        { kind: "percentile", of: metric.of, p: metric.p, where },
        { kind: "known", of: metric.of, where },
      ];
    case "distinct":
      return [{ kind: "distinct", of: metric.of ?? (catalog.entities[metric.entity]?.key as string), where }];
    default:
      return metric satisfies never;
  }
}

/**
 * @throws MetricsError `unsupported` where a dimension cannot be reached from a fact's rows without multiplying them
 */
export function requireReachable(
  catalog: Catalog,
  cells: readonly CellPlan[],
  dimensions: readonly { readonly name: string; readonly path: string }[],
): void {
  for (const { metricName, facts } of cells) {
    for (const { entity, time, measures, path } of facts) {
      const inner = measures.flatMap(({ where }) => (where === null ? [] : filterDimensions(where)));
      const own = [...(time === null ? [] : [time]), ...inner].map((name) => ({ name, path }));
      for (const dimension of [...dimensions, ...own]) {
        if (dimensionPath(catalog, entity, dimension.name) !== null) continue;
        throw new MetricsError(
          "unsupported",
          `${metricName} counts ${entity} rows, and these have no ${dimension.name}: ` +
            `no belongsTo leads from ${entity} to ${catalog.dimensions[dimension.name]?.entity}`,
          { path: dimension.path },
        );
      }
    }
  }
}

type Measured = readonly (number | null)[];

/** The cell that a fact's measures make; `undefined` measures are those of a group without rows. */
export function finishFact({ metric }: Fact, measured: Measured | undefined, empty: 0 | null): CellValue {
  const [first = null, second = null] = measured ?? [];
  switch (metric.kind) {
    case "count":
    case "distinct":
      return { value: measured === undefined ? empty : first };
    case "sum":
      return { value: first === null && (second ?? 0) === 0 ? empty : first };
    case "min":
    case "max":
      return { value: first };
    case "percentile":
      return { value: first, n: second ?? 0 };
    case "average": {
      const n = second ?? 0;
      return { value: n === 0 || first === null ? null : first / n, numerator: first, denominator: n, n };
    }
    default:
      return metric satisfies never;
  }
}

/** Σ numerator ÷ Σ denominator; null where the denominator is 0 or either is not known. */
export function finishRatio(numerator: CellValue, denominator: CellValue, denominatorMetric: Metric): CellValue {
  const above = numerator.value;
  const below = denominator.value;
  const counted = denominatorMetric.kind === "count" || denominatorMetric.kind === "distinct";
  return {
    value: above === null || below === null || below === 0 ? null : above / below,
    numerator: above,
    denominator: below,
    ...(counted && below !== null ? { n: below } : {}),
  };
}

/** What a fact is where it has no row: by the metric's own rule, or as the query's `fill` says. */
export function emptyFact({ metric }: Fact, fill: "metric" | "null" | "zero"): 0 | null {
  if (fill === "zero") return 0;
  return fill === "null" ? null : emptyValue(metric);
}
