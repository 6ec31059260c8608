"use client";

import { useSyncExternalStore } from "react";
import type { TableResult } from "../query/result.ts";
import { useProvided } from "../react/useProvided.ts";

/**
 * Of all that a page shows the oldest, in milliseconds since 1970: until when its data reach, else when it was computed.
 * Null: it shows nothing yet.
 */
export function useAsOf(): number | null {
  const { id, queryClient } = useProvided().client;
  const cache = queryClient.getQueryCache();
  const oldest = () => {
    const times = cache.findAll({ queryKey: ["metricdeck", id], type: "active" }).flatMap(({ state }) => {
      const freshness = (state.data as TableResult<unknown> | undefined)?.freshness;
      return freshness === undefined ? [] : Date.parse(freshness.dataThrough ?? freshness.computedAt);
    });
    return times.length === 0 ? null : Math.min(...times);
  };
  return useSyncExternalStore((listener) => cache.subscribe(listener), oldest, () => null);
}
