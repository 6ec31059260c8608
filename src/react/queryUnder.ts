import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import { allOf } from "../query/filter.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { Resolved } from "../selection/selection.ts";

/** The query over another range and under one more condition, as far as there are such. */
export function queryUnder(query: AggregateQuery, { filter, range }: Resolved): AggregateQuery {
  const { time } = query;
  return {
    ...query,
    ...(filter !== null && { where: allOf([query.where, filter]) as Filter<Catalog> }),
    ...(time !== undefined && range !== null && { time: { ...time, range } }),
  };
}
