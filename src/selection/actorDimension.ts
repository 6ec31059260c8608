import { actorEntity } from "../query/actorEntity.ts";
import type { Catalog } from "../query/catalog.ts";
import { dimensionPath } from "../query/dimensionPath.ts";

/**
 * The dimension that says to whom an event happens; null where the catalog has none of that name, or the rows of
 * another of `events` do not reach it.
 */
export function actorDimension(catalog: Catalog, event: string, events: readonly string[] = [event]): string | null {
  const { entity = "", actor } = catalog.events?.[event] ?? {};
  const name = actor ?? catalog.entities[entity]?.key ?? "";
  const kind = catalog.dimensions[name]?.kind;
  const isReached = [event, ...events].every((one) => dimensionPath(catalog, catalog.events?.[one]?.entity ?? "", name) !== null);
  return kind !== undefined && kind !== "time" && isReached ? name : null;
}

/** Whether a dimension has one value for each actor of `events`: then it is the same in all that they do. */
export function isOfActor(catalog: Catalog, dimension: string, events: readonly string[]): boolean {
  const found = events.flatMap((name) => catalog.events?.[name] ?? []);
  const [first] = found;
  const entity = catalog.dimensions[dimension]?.entity;
  if (first === undefined) return false;
  const actor = actorEntity(catalog, first);
  if (entity === undefined) return found.every((event) => event.entity === actor);
  return entity === actor || (Object.hasOwn(catalog.entities, actor) && dimensionPath(catalog, actor, dimension) !== null);
}
