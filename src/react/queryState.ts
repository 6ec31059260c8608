import type { MetricsError } from "../query/error.ts";

/** What is known of a query. */
export type QueryState<R> =
  | { readonly status: "pending"; readonly refetch: () => void }
  | { readonly status: "error"; readonly error: MetricsError; readonly refetch: () => void }
  | {
      readonly status: "success";
      readonly result: R;
      /** A newer answer is on its way; until then this is the last one, perhaps under another filter or range. */
      readonly refreshing: boolean;
      /** Whether `result` answers the query before, while this one's answer is on its way. */
      readonly previous: boolean;
      /** `result` is old: the last refresh failed (`error` says why), or its data is older than the client's `maxAgeMs`. */
      readonly stale: { readonly error: MetricsError | null; readonly offline: boolean } | null;
      readonly refetch: () => void;
    };
