"use client";

import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions } from "@tanstack/react-query";
import type { Catalog } from "../query/catalog.ts";
import { asMetricsError } from "../query/error.ts";
import { canonical } from "../query/canonical.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { Result, TableResult } from "../query/result.ts";
import type { QueryState } from "./queryState.ts";
import type { RegisteredCatalog } from "./register.ts";
import { useOnline } from "./useOnline.ts";
import { useProvided } from "./useProvided.ts";
import type { Provided } from "./useProvided.ts";

/**
 * The answer to a query, typed by it; null asks nothing and stays pending. Zone and week start come from the provider
 * where the query names none. While a query of the same shape loads (another filter, range, order, search or page), the
 * answer before it stays. Does not look at the selection. Asks again by itself when the server could not be reached;
 * under a client that `keepLive` was given, the answer changes with the data.
 */
export function useMetrics<const Q extends MetricsQuery<RegisteredCatalog>>(
  query: Q | null,
): QueryState<Result<RegisteredCatalog, Q>> {
  return useAnswer(query as MetricsQuery | null) as QueryState<Result<RegisteredCatalog, Q>>;
}

/** @param isHeld asks nothing for the moment; what is shown stays, as under a query of the same shape */
export function useAnswer(asked: MetricsQuery | null, isHeld = false): QueryState<TableResult<unknown>> {
  const provided = useProvided();
  const { client, now } = provided;
  const { outages } = client;
  const { key, options } = answerOptions(provided, asked, isHeld);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<TableResult<unknown>>(options, client.queryClient);
  const online = useOnline();

  const ask = () => {
    if (key === null) return;
    if (data === undefined) outages.forget(key);
    void refetch();
  };
  const failure = error === null ? outages.get(key) : asMetricsError(error);
  if (failure && (isPlaceholderData || data === undefined)) return { status: "error", error: failure, refetch: ask };
  if (data === undefined) return { status: "pending", refetch: ask };
  // Nothing is more than an age that nobody named.
  const isOld = now() - asOf(data) > (client.maxAgeMs as number);
  const stale = failure || isOld ? { error: failure || null, offline: !online } : null;
  return { status: "success", result: data, refreshing: isFetching || isHeld, previous: isPlaceholderData, stale, refetch: ask };
}

/** Who asks, and by which clock. */
export type Asker = Pick<Provided<Catalog>, "client" | "timeZone" | "weekStart" | "fiscalStart" | "business">;

/** Under which key the cache holds the answer to a query, and how it asks for it. */
export function answerOptions(
  { client, timeZone, weekStart, fiscalStart, business }: Asker,
  asked: MetricsQuery | null,
  isHeld = false,
): { readonly key: string | null; readonly options: UseQueryOptions<TableResult<unknown>> } {
  const { outages } = client;
  const query = asked && { ...asked, calendar: { timeZone, weekStart, fiscalStart, business, ...asked.calendar } };
  const key = isHeld ? null : query && canonical(query);
  return {
    key,
    options: {
      queryKey: ["metricdeck", client.id, key],
      queryFn: ({ signal }) =>
        outages.watch(key as string, () => client.ask(query as MetricsQuery<RegisteredCatalog>, { signal })),
      enabled: key !== null,
      meta: { query },
      placeholderData: (previous, from) => (shapeOf(from?.meta?.["query"]) === shapeOf(query) ? previous : undefined),
      refetchInterval: () => key !== null && (outages.retryInMs(key) || client.maxAgeMs),
      staleTime: client.staleTimeMs,
      structuralSharing: false,
      retry: false,
      throwOnError: false,
      networkMode: "always",
      refetchOnReconnect: "always",
    },
  };
}

/** What columns an answer has, without what merely chooses its rows, their order or their grain. */
function shapeOf(query: unknown): string {
  const asked = query as { readonly time?: { readonly grain?: unknown } } | null | undefined;
  return canonical({ ...asked, where: undefined, asOf: undefined, order: undefined, page: undefined, search: undefined, time: asked?.time?.grain !== undefined });
}

function asOf({ freshness }: TableResult<unknown>): number {
  return Date.parse(freshness.dataThrough ?? freshness.computedAt);
}
