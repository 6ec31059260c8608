"use client";

import { useQuery } from "@tanstack/react-query";
import { asMetricsError } from "../query/error.ts";
import type { MetricsError } from "../query/error.ts";
import { useProvided } from "./useProvided.ts";

export interface PortAnswer<T> {
  /** Undefined until the first answer is there. */
  readonly data: T | undefined;
  /** Of the last time that it was asked; the answer before it stays. */
  readonly error: MetricsError | null;
  /** Whether this is the answer under another key, until that under this one is there. */
  readonly isFormer: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

export interface PortAnswerOptions {
  /** How often it is asked again by itself; 0 never. Default 0. A server that could not be reached is asked sooner. */
  readonly refreshMs?: number;
  /** For how long an answer is not asked for again. Default: the client's. */
  readonly staleMs?: number;
  /** Keeps the answer under the key before until the next is there. Default false. */
  readonly keeps?: boolean;
}

/**
 * What a port of the adapter (alerts, annotations) says, kept in the page's cache under `key`.
 * @param ask null: there is no port, or nothing to ask yet
 */
export function usePortAnswer<T>(
  key: readonly unknown[],
  ask: ((signal: AbortSignal) => Promise<T>) | null,
  { refreshMs = 0, staleMs, keeps = false }: PortAnswerOptions = {},
): PortAnswer<T> {
  const { id, outages, queryClient, staleTimeMs } = useProvided().client;
  const name = JSON.stringify(key);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<T>(
    {
      queryKey: ["metricdeck", id, ...key],
      queryFn: ({ signal }) => outages.watch(name, () => (ask as NonNullable<typeof ask>)(signal)),
      enabled: ask !== null,
      ...(keeps && { placeholderData: (previous: T | undefined) => previous as never }),
      refetchInterval: () => (ask !== null && outages.retryInMs(name)) || refreshMs || false,
      staleTime: staleMs ?? staleTimeMs,
      structuralSharing: false,
      retry: false,
      throwOnError: false,
      networkMode: "always",
      refetchOnReconnect: "always",
    },
    queryClient,
  );
  return {
    data,
    error: error === null ? (outages.get(name) ?? null) : asMetricsError(error),
    isFormer: isPlaceholderData,
    isFetching,
    refetch: () => {
      if (data === undefined) outages.forget(name);
      void refetch();
    },
  };
}
