import type { Query, QueryClient } from "@tanstack/react-query";
import type { MetricsAdapter } from "../query/adapter.ts";
import type { Catalog } from "../query/catalog.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";

export interface LiveClient<C extends Catalog> {
  readonly id: string;
  readonly adapter: MetricsAdapter<C>;
  readonly queryClient: QueryClient;
}

/**
 * Has every answer of a client (`createMetricsClient`) that something on the page shows follow the adapter's
 * subscription: once for all that show it, from its first answer on, until nothing shows it any more. `httpAdapter`
 * subscribes to all of them over one stream. Where a subscription ends by itself, the query is asked once more: what
 * ended it is the answer to that. Give the client `maxAgeMs` too: it refetches where the adapter cannot subscribe, and
 * has widgets say so where a stream has broken off and the server is not reached.
 * @returns ends it
 */
export function keepLive<C extends Catalog>({ id, adapter, queryClient }: LiveClient<C>): () => void {
  if (adapter.subscribe === undefined) return () => {};
  const followed = new Map<Query, AbortController>();

  const follow = async (shown: Query, signal: AbortSignal): Promise<void> => {
    const { meta, queryKey } = shown;
    const answers = adapter.subscribe?.(meta?.["query"] as MetricsQuery<C>, { signal });
    for await (const result of (answers ?? []) as AsyncIterable<TableResult<unknown>>) {
      // What is on its way was asked for before this and could come after it.
      await queryClient.cancelQueries({ queryKey, exact: true });
      if (!signal.aborted) queryClient.setQueryData(queryKey, result);
    }
  };
  const look = (one: Query) => {
    const isOurs = one.queryKey[0] === "metricdeck" && one.queryKey[1] === id && one.meta?.["query"] != null;
    const isShown = isOurs && one.isActive() && one.state.status === "success";
    const leaving = followed.get(one);
    if (isShown && leaving === undefined) {
      const left = new AbortController();
      followed.set(one, left);
      const askAgain = () => {
        if (!left.signal.aborted) void queryClient.refetchQueries({ queryKey: one.queryKey, exact: true });
      };
      void follow(one, left.signal).then(askAgain, askAgain);
    }
    if (!isShown && leaving !== undefined) {
      followed.delete(one);
      leaving.abort();
    }
  };
  const cache = queryClient.getQueryCache();
  cache.getAll().forEach(look);
  const stop = cache.subscribe(({ query }) => look(query));
  return () => {
    stop();
    followed.forEach((leaving) => leaving.abort());
  };
}
