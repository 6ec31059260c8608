import type { Catalog, Metric, MetricRequest } from "../query/index.ts";
import { isAdditive, MetricsError } from "../query/index.ts";
import { descending, sum } from "./amount.ts";
import type { Amount } from "./amount.ts";
import type { Figure } from "./figure.ts";
import { metricOf } from "./planFormula.ts";

export type Compute = Exclude<MetricRequest<Catalog>["compute"], undefined>;

/**
 * @throws MetricsError `invalid-query` where a share or a running sum of the metric means nothing
 */
export function requireComputable(
  catalog: Catalog,
  name: string,
  compute: Compute,
  { grain, path }: { readonly grain: unknown; readonly path: string },
): void {
  const metric = metricOf(catalog, name, path);
  if (compute === "share" && !addsOverGroups(catalog, metric)) {
    throw new MetricsError(
      "invalid-query",
      `${name} is a ${metric.kind}, and its groups do not add up to a total; ask for the share of a count or a sum`,
      { path },
    );
  }
  if (compute !== "running") return;
  if (!isAdditive(metric)) {
    throw new MetricsError(
      "invalid-query",
      `${name} is a ${metric.kind} and does not add up over time; take a cumulative metric of it, or a count or a sum`,
      { path },
    );
  }
  if (grain === undefined) {
    throw new MetricsError("invalid-query", "a running sum goes from bucket to bucket; give time.grain", { path });
  }
}

function addsOverGroups(catalog: Catalog, metric: Metric): boolean {
  if (metric.kind === "cumulative") return addsOverGroups(catalog, metricOf(catalog, metric.of, "metrics"));
  return metric.kind === "snapshot" || isAdditive(metric);
}

/** The part of a total; null where the total is 0 or either is not known. */
export function shareOf({ value }: Figure, { value: total }: Figure): Figure {
  const [part, whole] = [Number(value), Number(total)];
  return { value: value === null || whole === 0 ? null : part / whole, numerator: value, denominator: total };
}

/** Rank of each, 1 for the largest; equal ones share the better rank. Null is not ranked. */
export function ranksOf(values: readonly (Amount | null)[]): readonly (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort(descending);
  const rank = new Map<Amount, number>();
  sorted.forEach((value, index) => rank.has(value) || rank.set(value, index + 1));
  return values.map((value) => (value === null ? null : (rank.get(value) ?? null)));
}

/** Sums from the first on; what is not known adds nothing and stays unknown. */
export function runningOf(values: readonly (Amount | null)[]): readonly (Amount | null)[] {
  let total: Amount | null = null;
  return values.map((value) => (value === null ? null : (total = total === null ? value : sum(total, value))));
}
