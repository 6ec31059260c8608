"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";

/** Whether a media query holds now. `unknown` stands in where nobody can say: on a server, in tests. */
export function useMediaQuery(query: string, { unknown }: { readonly unknown: boolean }): boolean {
  // A list of its own for every render costs more than the render.
  const media = useMemo(() => globalThis.matchMedia?.(query), [query]);
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
