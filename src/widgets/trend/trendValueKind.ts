import type { ValueKind } from "../../analytics/detect/stabilize.ts";
import { valueKindOf } from "../../analytics/detect/valueKindOf.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { TrendSeries } from "./trendModel.ts";

/** What a series' values are, by the catalog, unless there are some that such values cannot be. */
export function valueKind({ metrics }: Pick<Catalog, "metrics">, { metric, unit }: TrendSeries, values: readonly (number | null)[]): ValueKind {
  const known = metrics[metric];
  const kind = known === undefined ? "plain" : valueKindOf(known, unit);
  const isImpossible = (value: number | null) => value !== null && (value < 0 || (kind === "share" && value > 1));
  return values.some(isImpossible) ? "plain" : kind;
}
