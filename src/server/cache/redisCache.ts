import type { MetricsCache } from "./metricsCache.ts";

/** What is used of a client of node-redis. */
export interface NodeRedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { readonly PX: number }): Promise<unknown>;
  pSetEx(key: string, ms: number, value: string): Promise<unknown>;
}
/** What is used of a client of ioredis. */
export interface IoRedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, unit: "PX", ms: number): Promise<unknown>;
  psetex(key: string, ms: number, value: string): Promise<unknown>;
}

/**
 * A cache that several processes share, over a client of node-redis or ioredis that the host has connected. Listen to
 * the client's `error` event, as it asks, and let it fail at once while it is not connected (`disableOfflineQueue`,
 * `enableOfflineQueue: false`): what it would keep for later is of no use here.
 */
export function redisCache(
  client: NodeRedisClient | IoRedisClient,
  { prefix = "metricdeck:" }: { readonly prefix?: string } = {},
): MetricsCache {
  return {
    get: async (key) => {
      const value = await client.get(prefix + key);
      return typeof value === "string" ? value : null;
    },
    set: (key, value, ttlMs) =>
      "pSetEx" in client
        ? client.set(prefix + key, value, { PX: Math.ceil(ttlMs) })
        : client.set(prefix + key, value, "PX", Math.ceil(ttlMs)),
  };
}
