import { QueryClient } from "@tanstack/react-query";
import type { MetricsAdapter } from "../query/adapter.ts";
import type { Catalog } from "../query/catalog.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";
import { createSelectionStore } from "../selection/selectionStore.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { batchQueries } from "./batch.ts";
import { createOutages } from "./outages.ts";
import type { Outages } from "./outages.ts";

/** Everything that the widgets of a page share, without React: several React roots may use one. */
export interface MetricsClient<C extends Catalog = Catalog> {
  /** Tells the answers of this client from those of others in one query cache. */
  readonly id: string;
  readonly adapter: MetricsAdapter<C>;
  readonly catalog: C;
  readonly queryClient: QueryClient;
  readonly selection: SelectionStore;
  /** For how long an answer is not asked for again. */
  readonly staleTimeMs: number;
  /** From when on an answer is asked for again by itself, and data that is older still is marked as stale. */
  readonly maxAgeMs: number | undefined;
  readonly outages: Outages;
  /**
   * Asks past the cache, which asks once for all that want the same. The queries of one frame travel together.
   * @throws MetricsError
   */
  ask(query: MetricsQuery<C>, options?: { readonly signal?: AbortSignal }): Promise<TableResult<unknown>>;
}

export interface MetricsClientOptions<C extends Catalog> {
  readonly adapter: MetricsAdapter<C>;
  readonly catalog: C;
  /** The host's own cache, to share it. Default: a new one. */
  readonly queryClient?: QueryClient;
  /** For how long an answer is not asked for again. Default 30 seconds. */
  readonly staleTimeMs?: number;
  /**
   * How old shown data may be. Answers are asked for again at this age; where the data behind them is older still, the
   * widgets say so. Default: any age.
   */
  readonly maxAgeMs?: number;
}

let clients = 0;

export function createMetricsClient<C extends Catalog>({
  adapter,
  catalog,
  queryClient = new QueryClient(),
  staleTimeMs = 30_000,
  maxAgeMs,
}: MetricsClientOptions<C>): MetricsClient<C> {
  clients += 1;
  return {
    id: `${clients}`,
    adapter,
    catalog,
    queryClient,
    selection: createSelectionStore(),
    staleTimeMs,
    maxAgeMs,
    outages: createOutages(),
    ask: batchQueries(adapter),
  };
}
