"use client";

import { useCallback, useSyncExternalStore } from "react";

/** A list of its own for every reader costs more than what it draws; of the page's own function, which tests replace. */
const lists = new WeakMap<typeof globalThis.matchMedia, Map<string, MediaQueryList>>();

function listOf(query: string): MediaQueryList | undefined {
  const { matchMedia } = globalThis;
  if (matchMedia === undefined) return undefined;
  const known = lists.get(matchMedia) ?? new Map<string, MediaQueryList>();
  lists.set(matchMedia, known);
  const list = known.get(query) ?? matchMedia.call(globalThis, query);
  known.set(query, list);
  return list;
}

/** Whether a media query holds now. `unknown` stands in where nobody can say: on a server, in tests. */
export function useMediaQuery(query: string, { unknown }: { readonly unknown: boolean }): boolean {
  const media = listOf(query);
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
