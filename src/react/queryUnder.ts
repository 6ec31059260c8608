import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import { allOf } from "../query/filter.ts";
import type { FunnelQuery } from "../query/funnel.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { RetentionQuery } from "../query/retention.ts";
import type { Resolved } from "../selection/selection.ts";

/** What widgets ask under the page's selection. */
export type SelectableQuery = AggregateQuery | FunnelQuery | RetentionQuery;

/** The query over another range and under one more condition, as far as there are such. */
export function queryUnder<Q extends SelectableQuery>(query: Q, { filter, range }: Resolved): Q {
  const { time } = query;
  return {
    ...query,
    ...(filter && { where: allOf([query.where, filter]) as Filter<Catalog> }),
    ...(time && range && { time: { ...time, range } }),
  };
}
