import type { ItemStore, KeptItem } from "../../query/stored/itemStore.ts";
import { listedItems } from "./listedItems.ts";

/**
 * Keeps cockpits, annotations and comments while the process lives, for tests, stories and a server without a store of
 * its own: one transaction after the other, and nothing of one that fails.
 */
export function memoryItems(): ItemStore {
  let kept: ReadonlyMap<string, KeptItem> = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  return {
    transact(work) {
      const done = last.then(async () => {
        const items = new Map(kept);
        let isWritten = false;
        const get = async (kind: string, id: string) => copyOf(items.get(keyOf(kind, id))?.value ?? null);
        const result = await work({
          get,
          lock: get,
          list: async (kind, range) => listedItems([...items.values()], kind, range).map(copyOf),
          put: async (item) => {
            items.set(keyOf(item.kind, item.id), { ...item, value: copyOf(item.value) });
            isWritten = true;
          },
          remove: async (kind, id) => {
            if (items.delete(keyOf(kind, id))) isWritten = true;
          },
        });
        if (!isWritten) return result;
        kept = items;
        for (const listener of listeners) listener();
        return result;
      });
      last = done.catch(() => {});
      return done;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** As it comes back from any other store. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
