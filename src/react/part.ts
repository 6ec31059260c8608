import { createStore } from "../selection/store.ts";
import type { Store } from "../selection/store.ts";

/**
 * What a page need not have before it paints, for all who need it: undefined until it is there, null where it could
 * not be loaded.
 */
export interface Part<T> extends Store<T | null | undefined> {
  /** Once, however often it is called; after a failure, again. It is tried twice, and again when the network is back. */
  readonly load: () => void;
}

export function part<T>(load: () => Promise<T>): Part<T> {
  const store = createStore<T | null | undefined>(undefined);
  let isAsked = false;
  const arrive = (loaded: T | null) => {
    isAsked = loaded !== null;
    store.update(() => loaded);
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    load()
      .catch(load)
      .then(arrive, () => {
        arrive(null);
        globalThis.addEventListener?.("online", ask, { once: true });
      });
  };
  return { ...store, load: ask };
}
