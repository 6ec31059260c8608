import type { AnyFilter, Catalog, Metric } from "../query/index.ts";
import { allOf, MetricsError } from "../query/index.ts";
import type { AverageMetric, CountMetric, DistinctMetric, SumMetric } from "../query/metric.ts";
import { planFormula } from "./planFormula.ts";
import type { FormulaScope, Request } from "./planFormula.ts";
import type { Figure } from "./figure.ts";
import type { Formula } from "./formula.ts";

/** What counts the rows that a metric's value stands for: one formula for each of its parts. */
export function sizeFormulas(scope: FormulaScope, name: string, request: Request): readonly Formula[] {
  const metric = scope.catalog.metrics[name] as Metric;
  switch (metric.kind) {
    case "ratio":
      return [metric.numerator, metric.denominator].flatMap((part) => sizeFormulas(scope, part, request));
    case "derived":
      return metric.from.flatMap((part) => sizeFormulas(scope, part, request));
    case "count":
    case "sum":
    case "average":
    case "distinct":
      return countsOf(metric).map((count) => sizeOf(scope, count, request));
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
function countsOf(metric: CountMetric | SumMetric | AverageMetric | DistinctMetric): readonly Metric[] {
  const { entity, time, where } = metric;
  const all: Metric = { kind: "count", entity, ...(time === undefined ? {} : { time }) };
  const known: AnyFilter | null =
    metric.kind === "sum" || metric.kind === "average" ? { not: { dimension: metric.of, op: "isNull" } } : null;
  const own = allOf([where, known]);
  return own === null ? [all] : [all, { ...all, where: own }];
}

/** How many rows a cell of a size formula says. */
export function sizeIn({ value }: Figure): number {
  return Number(value ?? 0);
}
