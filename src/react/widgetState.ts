import type { AnyFilter, Limit, MetricsError, PlanNote, Warning } from "../query/index.ts";

/** What must be known of an answer besides its numbers: what was cut from it and why, and how it came about. */
export interface Partiality {
  readonly plan?: PlanNote | undefined;
  readonly limits: readonly Limit[];
  readonly warnings: readonly Warning[];
}

/** Everything a widget can be, in one value. Views switch on it; nothing else decides what is shown. */
export type WidgetState<M> =
  | { readonly status: "pending" }
  /** `filtered`: others' filters hold; `clearFilters` is there then and takes them away. `reason`: why, in words, where the widget knows. */
  | { readonly status: "empty"; readonly filtered: boolean; readonly clearFilters?: () => void; readonly reason?: string }
  | { readonly status: "forbidden" }
  | { readonly status: "error"; readonly error: MetricsError; readonly retry: () => void }
  | {
      readonly status: "ready";
      readonly model: M;
      /** A newer answer is on its way; the old one stays. */
      readonly refreshing: boolean;
      /** This answers the question before (another filter, range or query) while the answer to this one is on its way. Left out: no. */
      readonly previous?: boolean;
      /**
       * This is old: the last refresh failed (its error says why; `offline` without a network), or the data behind it
       * is older than the client's `maxAgeMs` (no error).
       */
      readonly stale: { readonly error: MetricsError | null; readonly offline: boolean; readonly retry: () => void } | null;
      readonly partial: Partiality | null;
      /** The widget's own condition, beside what the page selects. Left out: none. */
      readonly where?: AnyFilter | undefined;
    };
