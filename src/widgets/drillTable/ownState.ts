import type { TableFeatures } from "@tanstack/react-table";

type Bindings = NonNullable<TableFeatures["coreReactivityFeature"]>;

const nobody = { unsubscribe: () => undefined };

/** For a table that is made anew from state which React keeps: it answers, and there is nothing to follow. */
export const ownState: Bindings = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => undefined,
  batch: (run) => run(),
  schedule: (run) => run(),
  untrack: (read) => read(),
  createReadonlyAtom: (read) => ({ get: read, subscribe: () => nobody }),
  createWritableAtom: <T>(first: T) => {
    let value = first;
    const set = (next: T | ((last: T) => T)) => {
      value = typeof next === "function" ? (next as (last: T) => T)(value) : next;
    };
    return { get: () => value, set, subscribe: () => nobody };
  },
};
