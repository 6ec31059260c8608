import type { Catalog, CatalogEvent, Entity } from "./catalog.ts";

/** What an event happens to: the entity that its actor is the key of, or else the name of the dimension. */
export function actorEntity(catalog: Catalog, { entity, actor }: CatalogEvent): string {
  const { key, belongsTo = {} } = catalog.entities[entity] as Entity;
  if (actor === undefined || actor === key) return entity;
  const linked = Object.keys(belongsTo).find((name) => belongsTo[name] === actor);
  return linked ?? Object.keys(catalog.entities).find((name) => catalog.entities[name]?.key === actor) ?? actor;
}
