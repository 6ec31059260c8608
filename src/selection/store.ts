/** A value that any number of readers follow. */
export interface Store<T> {
  getSnapshot(): T;
  /** Calls `listener` after every change, until the function returned is called. */
  subscribe(listener: () => void): () => void;
  /** Nobody is told where the value stays the same. */
  update(change: (value: T) => T): void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      const next = change(value);
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
