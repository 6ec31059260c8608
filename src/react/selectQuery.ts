import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import { allOf } from "../query/filter.ts";
import type { AggregateQuery } from "../query/query.ts";
import { applicableFilter } from "../selection/applicable.ts";
import type { Selection } from "../selection/clause.ts";
import { resolveFor } from "../selection/selection.ts";

export interface SelectedQuery {
  readonly query: AggregateQuery;
  /** Whether somebody else's filter holds. */
  readonly filtered: boolean;
  /** Dimensions by which it should be filtered, and cannot be. */
  readonly leftOut: readonly string[];
}

/** The query under all clauses but the widget's own. */
export function selectQuery(
  catalog: Catalog,
  query: AggregateQuery,
  selection: Selection,
  { id, pinnedRange = false }: { readonly id: string; readonly pinnedRange?: boolean },
): SelectedQuery {
  const { filter, range } = resolveFor(selection, id);
  const metrics = query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric));
  const applicable = applicableFilter(catalog, metrics, filter);
  const where = allOf([query.where, applicable.filter]);
  return {
    query: {
      ...query,
      ...(where === null ? {} : { where: where as Filter<Catalog> }),
      ...(query.time === undefined || range === null || pinnedRange ? {} : { time: { ...query.time, range } }),
    },
    filtered: applicable.filter !== null,
    leftOut: applicable.leftOut,
  };
}
