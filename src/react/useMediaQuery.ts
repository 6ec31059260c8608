"use client";

import { useCallback, useSyncExternalStore } from "react";

/** A list of its own for every reader costs more than what it draws. */
const lists: { [query: string]: MediaQueryList | undefined } = {};

/** Whether a media query holds now. `unknown` stands in where nobody can say: on a server, in tests. */
export function useMediaQuery(query: string, { unknown }: { readonly unknown: boolean }): boolean {
  const media = (lists[query] ??= globalThis.matchMedia?.(query));
  const subscribe = useCallback(
    (listener: () => void) => {
      media?.addEventListener("change", listener);
      return () => media?.removeEventListener("change", listener);
    },
    [media],
  );
  return useSyncExternalStore(
    subscribe,
    () => media?.matches ?? unknown,
    () => unknown,
  );
}
