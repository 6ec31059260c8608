import type { Catalog } from "../../query/index.ts";
import { touchedEntities } from "./touched.ts";

export interface Change {
  readonly count: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The same moment by `performance.now()`, which never stands still and never goes back. */
  readonly moment: number;
}

/** What the host said has changed. */
export interface Invalidation {
  /** Left out: everything. */
  invalidate(entities?: readonly string[]): void;
  /** Of what was asked: how often it changed, and when last. */
  of(asked: unknown): Change;
  /** Hears of every change until the function that it gives is called. */
  listen(heard: (touches: (asked: unknown) => boolean) => void): () => void;
}

/** Of one process: what another one computed or kept is not known here. */
export function invalidation(catalog: Catalog, { clock }: { readonly clock: () => number }): Invalidation {
  const changes = new Map<string, Change>();
  const listeners = new Set<(touches: (asked: unknown) => boolean) => void>();
  return {
    invalidate: (entities = Object.keys(catalog.entities)) => {
      const now = { at: clock(), moment: performance.now() };
      for (const entity of entities) changes.set(entity, { ...now, count: (changes.get(entity)?.count ?? 0) + 1 });
      const touches = (asked: unknown) => {
        const touched = touchedEntities(catalog, asked);
        return entities.some((entity) => touched.has(entity));
      };
      for (const heard of listeners) heard(touches);
    },
    of: (asked) => {
      let count = 0;
      let [at, moment] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
      if (changes.size === 0) return { count, at, moment };
      for (const entity of touchedEntities(catalog, asked)) {
        const change = changes.get(entity);
        count += change?.count ?? 0;
        at = Math.max(at, change?.at ?? at);
        moment = Math.max(moment, change?.moment ?? moment);
      }
      return { count, at, moment };
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
