import type { Catalog } from "../query/catalog.ts";
import { entitiesBehind, isReached } from "../query/entitiesBehind.ts";
import { allOf } from "../query/filter.ts";
import type { AnyFilter } from "../query/filter.ts";
import { filterDimensions } from "../query/filterDimensions.ts";

/** The part of a filter that holds for some metrics, and the dimensions of the part that cannot. */
export interface Applicable {
  readonly filter: AnyFilter | null;
  readonly leftOut: readonly string[];
}

/**
 * Leaves out what cannot be asked of every one of `metrics`: conditions on a dimension that the rows behind a metric
 * do not reach. Conditions joined by `and` are judged one by one; an `or` or a `not` stays whole or goes whole.
 */
export function applicableFilter(catalog: Catalog, metrics: readonly string[], filter: AnyFilter | null): Applicable {
  return reachingFilter(catalog, metrics.flatMap((metric) => entitiesBehind(catalog, metric)), filter);
}

/** As `applicableFilter`, of what can be asked of every one of `events`. */
export function applicableToEvents(catalog: Catalog, events: readonly string[], filter: AnyFilter | null): Applicable {
  return reachingFilter(catalog, events.flatMap((event) => catalog.events?.[event]?.entity ?? []), filter);
}

function reachingFilter(catalog: Catalog, asked: readonly string[], filter: AnyFilter | null): Applicable {
  if (filter === null) return { filter, leftOut: [] };
  const entities = [...new Set(asked)];
  const reached = (dimension: string) => isReached(catalog, entities, dimension);
  const conditions = conjuncts(filter);
  const kept = conditions.filter((condition) => filterDimensions(condition).every(reached));
  if (kept.length === conditions.length) return { filter: allOf(kept), leftOut: [] };
  const unreached = conditions.flatMap(filterDimensions).filter((dimension) => !reached(dimension));
  return { filter: allOf(kept), leftOut: [...new Set(unreached)] };
}

function conjuncts(filter: AnyFilter): readonly AnyFilter[] {
  return "and" in filter ? filter.and.flatMap(conjuncts) : [filter];
}
