import type { MetricsCache } from "./metricsCache.ts";

export interface MemoryCacheOptions {
  /** Of keys and values together, as the engine holds them at the worst. Default 64 MiB. */
  readonly maxBytes?: number;
  /** Default 10 000. */
  readonly maxEntries?: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** A cache in the process itself. What was not read for longest goes first; what alone is too large is not kept. */
export function memoryCache({
  maxBytes = 64 * 1024 * 1024,
  maxEntries = 10_000,
  clock = Date.now,
}: MemoryCacheOptions = {}): MetricsCache {
  const entries = new Map<string, { readonly value: string; readonly until: number }>();
  let bytes = 0;

  const forget = (key: string) => {
    const entry = entries.get(key);
    if (entry === undefined || !entries.delete(key)) return;
    bytes -= bytesOf(key, entry.value);
  };
  const keep = (key: string, entry: { readonly value: string; readonly until: number }) => {
    forget(key);
    entries.set(key, entry);
    bytes += bytesOf(key, entry.value);
  };

  return {
    get: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (entry.until <= clock()) {
        forget(key);
        return null;
      }
      keep(key, entry);
      return entry.value;
    },
    set: async (key, value, ttlMs) => {
      forget(key);
      if (bytesOf(key, value) > maxBytes) return;
      keep(key, { value, until: clock() + ttlMs });
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes && entries.size <= maxEntries) return;
        forget(oldest);
      }
    },
  };
}

function bytesOf(key: string, value: string): number {
  return 2 * (key.length + value.length);
}
