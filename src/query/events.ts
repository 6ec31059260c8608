import { filterDimensions } from "./filterDimensions.ts";
import type { AnyFilter } from "./filter.ts";
import type { Filter } from "./catalogFilter.ts";
import type { Catalog, DimensionName, DimensionValueOf, EventName } from "./catalog.ts";

/** An event of the catalog, narrowed by a filter over its entity's dimensions. */
export interface NarrowedEvent<C extends Catalog = Catalog> {
  readonly event: EventName<C>;
  readonly where?: Filter<C>;
}

/** An event, by its name alone or narrowed. */
export type EventRequest<C extends Catalog = Catalog> = EventName<C> | NarrowedEvent<C>;

export function narrowedEvent<E extends NarrowedEvent>(request: string | E): E | { readonly event: string; readonly where?: undefined } {
  return typeof request === "string" ? { event: request } : request;
}

/** The key of a row that is broken down by a dimension. */
export type BrokenDown<C extends Catalog, Q> = Q extends { readonly breakdown: { readonly by: infer D extends string } }
  ? { readonly [N in D & DimensionName<C>]: DimensionValueOf<C, N> }
  : unknown;

/** The dimensions that narrowed events are filtered by. */
export function eventFilterDimensions(requests: readonly EventRequest<Catalog>[]): readonly string[] {
  return requests.flatMap((request) => {
    const { where } = narrowedEvent(request);
    return where === undefined ? [] : filterDimensions(where as AnyFilter);
  });
}
