import type { Catalog, CellValue, Metric } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { planFormula } from "./planFormula.ts";
import type { FormulaScope, Request } from "./planFormula.ts";
import type { Formula } from "./formula.ts";

/** What counts the rows that a metric's value stands for: one formula for each of its parts. */
export function sizeFormulas(scope: FormulaScope, name: string, request: Request): readonly Formula[] {
  const metric = scope.catalog.metrics[name] as Metric;
  switch (metric.kind) {
    case "ratio":
      return [metric.numerator, metric.denominator].flatMap((part) => sizeFormulas(scope, part, request));
    case "derived":
      return metric.from.flatMap((part) => sizeFormulas(scope, part, request));
    case "conversion":
      return [planFormula(scope, name, request)];
    case "snapshot": {
      const { entity, over, take } = metric;
      return [sizeOf(scope, { kind: "snapshot", entity, over, ...(take === undefined ? {} : { take }) }, request)];
    }
    case "cumulative": {
      const { of, ...window } = metric;
      return countsOf(scope.catalog, of).map((count) => sizeOf(scope, { ...window, of: counted }, request, { [counted]: count }));
    }
    default:
      return countsOf(scope.catalog, name).map((count) => sizeOf(scope, count, request));
  }
}

/** Names that no catalog has. */
const size = "$size";
const counted = "$counted";

function sizeOf(
  scope: FormulaScope,
  metric: Metric,
  request: Request,
  more: Catalog["metrics"] = {},
): Formula {
  const catalog: Catalog = { ...scope.catalog, metrics: { ...scope.catalog.metrics, ...more, [size]: metric } };
  return planFormula({ ...scope, catalog }, size, request);
}

/** All rows of the metric's entity, whatever the metric's own condition: a group is who might be meant. */
function countsOf(catalog: Catalog, name: string): readonly Metric[] {
  const metric = catalog.metrics[name] as Metric;
  if (metric.kind === "ratio") return [metric.numerator, metric.denominator].flatMap((part) => countsOf(catalog, part));
  if (!("entity" in metric) || metric.kind === "snapshot") {
    throw new MetricsError("unsupported", `${name} cannot be shown under a minimum group size`, { path: "metrics" });
  }
  const { entity, time } = metric;
  return [{ kind: "count", entity, ...(time === undefined ? {} : { time }) }];
}

/** How many rows a cell of a size formula says. */
export function sizeIn({ value, denominator }: CellValue): number {
  return denominator ?? value ?? 0;
}
