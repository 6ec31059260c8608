import type { MetricsClient } from "../../react/client.ts";
import type { Catalog } from "../../query/catalog.ts";

/** The moment that is pointed at on a page, and in which chart: the others show their line at it. */
export interface SharedMoment {
  readonly time: number;
  readonly source: string;
}

export interface SharedCursor {
  get(): SharedMoment | null;
  set(moment: SharedMoment | null): void;
  subscribe(listener: () => void): () => void;
}

const cursors = new WeakMap<object, SharedCursor>();

/** The one cursor of all charts that share a client. Scopes have a client each, whose outages are the page's. */
export function sharedCursor<C extends Catalog>(client: MetricsClient<C>): SharedCursor {
  const known = cursors.get(client.outages);
  if (known !== undefined) return known;
  let moment: SharedMoment | null = null;
  const listeners = new Set<() => void>();
  const cursor: SharedCursor = {
    get: () => moment,
    set(next) {
      if (next === moment || (next?.time === moment?.time && next?.source === moment?.source)) return;
      moment = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  cursors.set(client.outages, cursor);
  return cursor;
}
