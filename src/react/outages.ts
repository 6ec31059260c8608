import { asMetricsError } from "../query/error.ts";
import type { MetricsError } from "../query/error.ts";

/**
 * The queries whose server could not be reached, which are asked again by themselves. The cache forgets an error as
 * soon as it asks again; a page that waits for its database would flicker between the error and the placeholder.
 */
export interface Outages {
  /** Null: of no query. */
  get(key: string | null): MetricsError | undefined;
  forget(key: string): void;
  /** Runs `ask` and notes whether the server was reached. Cancelled calls change nothing. */
  watch<R>(key: string, ask: () => Promise<R>): Promise<R>;
  /** When to ask again: 2, 4, 8 … 30 s after each failure in a row; false where there is no outage. */
  retryInMs(key: string): number | false;
}

export function createOutages(): Outages {
  const outages = new Map<string | null, { readonly error: MetricsError; readonly count: number }>();
  return {
    get: (key) => outages.get(key)?.error,
    forget: (key) => void outages.delete(key),
    async watch(key, ask) {
      try {
        const result = await ask();
        outages.delete(key);
        return result;
      } catch (thrown) {
        const error = asMetricsError(thrown);
        if (error.code === "unavailable") outages.set(key, { error, count: (outages.get(key)?.count ?? 0) + 1 });
        else if (error.code !== "aborted") outages.delete(key);
        throw error;
      }
    },
    retryInMs(key) {
      const outage = outages.get(key);
      return outage !== undefined && Math.min(1000 * 2 ** outage.count, 30_000);
    },
  };
}
