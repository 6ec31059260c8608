import type { Catalog } from "../../query/index.ts";
import { isAdditive } from "../../query/index.ts";

/** Averages among an entity's metrics, and ratios of those that add up: what can be explained besides what adds up itself. */
export function dividedOf({ metrics }: Catalog, measured: readonly string[]): readonly string[] {
  const adds = (name: string) => {
    const metric = metrics[name];
    return metric !== undefined && measured.includes(name) && isAdditive(metric);
  };
  const ratios = Object.entries(metrics).flatMap(([name, metric]) =>
    metric.kind === "ratio" && adds(metric.numerator) && adds(metric.denominator) ? [name] : [],
  );
  return [...ratios.slice(0, 1), ...measured.filter((name) => metrics[name]?.kind === "average").slice(0, 1)];
}
