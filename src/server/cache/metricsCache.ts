/**
 * Where answers are kept. It may lose, forget or refuse anything at any time: the handler passes over a cache that is
 * slow, that throws or that gives back what it was not given.
 */
export interface MetricsCache {
  /** Null or undefined where there is nothing. */
  get(key: string): Promise<string | null | undefined>;
  /** @param ttlMs after which the value is not asked for again */
  set(key: string, value: string, ttlMs: number): Promise<unknown>;
}
