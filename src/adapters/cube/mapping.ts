import type { Catalog, DimensionName, Metric, MetricName } from "../../query/index.ts";
import { MetricsError, metricParts } from "../../query/index.ts";

/**
 * The measure of a metric. Of an average, those of its sum and of how many values are known; of a percentile, and of a
 * sum of only some rows, the measure and the number of rows behind it.
 */
export type CubeMeasures =
  | string
  | { readonly numerator: string; readonly denominator: string }
  | { readonly value: string; readonly n: string };

/** What Cube calls the catalog's names. Ratios and derived metrics need none: they are made of their parts. */
export interface CubeMapping<C extends Catalog = Catalog> {
  readonly metrics: { readonly [M in MetricName<C>]?: CubeMeasures };
  /** Times too. */
  readonly dimensions: { readonly [D in DimensionName<C>]?: string };
}

/** The measures of a fact metric, in the order in which the engine measures it. */
export function measuresOf(mapping: CubeMapping, name: string): readonly string[] {
  const measures = mapping.metrics[name];
  if (measures === undefined) return [];
  return typeof measures === "string" ? [measures] : Object.values(inOrder(measures));
}

function inOrder(measures: Exclude<CubeMeasures, string>) {
  if ("numerator" in measures) return { first: measures.numerator, second: measures.denominator };
  return { first: measures.value, second: measures.n };
}

/** Names of the metrics that can be answered with the mapping. */
export function answerable({ metrics }: Catalog, mapping: CubeMapping): readonly string[] {
  const isAnswerable = (name: string): boolean => {
    const metric = metrics[name];
    if (metric === undefined) return false;
    if (metric.kind === "ratio" || metric.kind === "derived") return metricParts(metric).every(isAnswerable);
    return isMeasured(metric) && mapping.metrics[name] !== undefined;
  };
  return Object.keys(metrics).filter(isAnswerable);
}

function isMeasured({ kind }: Metric): boolean {
  return kind !== "snapshot" && kind !== "cumulative" && kind !== "conversion";
}

/** @throws MetricsError `invalid-query` where a name is not the catalog's, or a metric needs other measures */
export function checkMapping(catalog: Catalog, mapping: CubeMapping): void {
  for (const name of Object.keys(mapping.dimensions)) {
    if (!Object.hasOwn(catalog.dimensions, name)) fault(`the catalog has no dimension "${name}"`, `mapping.dimensions.${name}`);
  }
  for (const [name, measures] of Object.entries(mapping.metrics)) {
    const path = `mapping.metrics.${name}`;
    const metric = Object.hasOwn(catalog.metrics, name) ? catalog.metrics[name] : undefined;
    if (metric === undefined) fault(`the catalog has no metric "${name}"`, path);
    const needed = shapeOf(metric);
    const given = typeof measures === "string" ? "one" : measures !== undefined && "numerator" in measures ? "parts" : "counted";
    if (needed.includes(given)) continue;
    fault(`${name} is ${/^[aeiou]/.test(metric.kind) ? "an" : "a"} ${metric.kind}; ${remedies[needed[0] ?? "none"]}`, path);
  }
}

type Shape = "one" | "parts" | "counted" | "none";

const remedies: { readonly [S in Shape]: string } = {
  one: "name its measure",
  parts: "give { numerator, denominator }: the measures of its sum and of how many values are known",
  counted: "give { value, n }: its measure, and the number of rows behind it",
  none: "leave it out: ratios and derived metrics are made of their parts, and Cube has no measure of the others",
};

function shapeOf(metric: Metric): readonly Shape[] {
  switch (metric.kind) {
    case "count":
    case "distinct":
    case "min":
    case "max":
      return ["one"];
    case "sum":
      return metric.where === undefined ? ["one", "counted"] : ["counted"];
    case "average":
      return ["parts"];
    case "percentile":
      return ["counted"];
    default:
      return ["none"];
  }
}

function fault(message: string, path: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
