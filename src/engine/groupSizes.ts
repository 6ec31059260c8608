import type { AnyFilter, Catalog, Metric } from "../query/index.ts";
import { allOf, MetricsError } from "../query/index.ts";
import type { AverageMetric, CountMetric, DistinctMetric, SumMetric } from "../query/metric.ts";
import { planFormula } from "./planFormula.ts";
import type { FormulaScope, Request } from "./planFormula.ts";
import type { Figure } from "./figure.ts";
import type { Formula } from "./formula.ts";

export interface Size {
  readonly formula: Formula;
  /** What figures it is of: two of one kind can be subtracted, and what is left is of the rows that only one is of. */
  readonly of: string | null;
  /** Which of these rows. */
  readonly where: string;
  readonly entity: string;
  /** What the asker chose of them beside the query's filter: by it figures of any kind can be held side by side. */
  readonly chosen: string;
}

/** What counts the rows that a metric's value stands for, for each of its parts. */
export function sizesOfMetric(scope: FormulaScope, name: string, request: Request): readonly Size[] {
  const metric = scope.catalog.metrics[name] as Metric;
  switch (metric.kind) {
    case "ratio":
      return [metric.numerator, metric.denominator].flatMap((part) => sizesOfMetric(scope, part, request));
    case "derived":
      return metric.from.flatMap((part) => sizesOfMetric(scope, part, request));
    case "count":
    case "sum":
    case "average":
    case "distinct":
      return countsOf(metric).map(({ count, of }): Size => {
        const { where } = count as CountMetric;
        return {
          formula: sizeOf(scope, count, request),
          of,
          where: JSON.stringify([where ?? null, request.where]),
          entity: metric.entity,
          chosen: JSON.stringify(request.where),
        };
      });
    default:
      throw new MetricsError("unsupported", `${name} cannot be shown under a minimum group size`, { path: request.path });
  }
}

/** A name that no catalog has. */
const size = "$size";

function sizeOf(scope: FormulaScope, metric: Metric, request: Request): Formula {
  const catalog: Catalog = { ...scope.catalog, metrics: { ...scope.catalog.metrics, [size]: metric } };
  return planFormula({ ...scope, catalog }, size, request);
}

/** The rows of the group, and those of them that the number is of: who is in the group, and who is in the number. */
function countsOf(
  metric: CountMetric | SumMetric | AverageMetric | DistinctMetric,
): readonly { readonly count: Metric; readonly of: string | null }[] {
  const { entity, time, where } = metric;
  const all: Metric = { kind: "count", entity, ...(time === undefined ? {} : { time }) };
  const known: AnyFilter | null =
    metric.kind === "sum" || metric.kind === "average" ? { not: { dimension: metric.of, op: "isNull" } } : null;
  const own = allOf([where, known]);
  const measured = metric.kind === "count" ? null : (metric.of ?? entity);
  const of = JSON.stringify([entity, time ?? null, metric.kind === "distinct", measured]);
  return own === null ? [{ count: all, of }] : [{ count: all, of: null }, { count: { ...all, where: own }, of }];
}

/** How many rows a cell of a size formula says. */
export function sizeIn({ value }: Figure): number {
  return Number(value ?? 0);
}
