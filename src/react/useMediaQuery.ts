"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds now. `unknown` stands in where nobody can say: on a server, in tests. */
export function useMediaQuery(query: string, { unknown }: { readonly unknown: boolean }): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = globalThis.matchMedia?.(query);
      media?.addEventListener("change", listener);
      return () => media?.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => globalThis.matchMedia?.(query).matches ?? unknown,
    () => unknown,
  );
}
