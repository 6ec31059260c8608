"use client";

import { useQueries } from "@tanstack/react-query";
import { asMetricsError } from "../query/error.ts";
import type { MetricsError } from "../query/error.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";
import { answerOptions } from "./useMetrics.ts";
import { useProvided } from "./useProvided.ts";
import type { Provided } from "./useProvided.ts";

/** What the cache knows of a query, whoever asked it. */
export type KnownAnswer<R> =
  | { readonly status: "pending" }
  | { readonly status: "error"; readonly error: MetricsError }
  | { readonly status: "success"; readonly result: TableResult<R> };

export function knownAnswer<R>(provided: Provided, query: MetricsQuery): KnownAnswer<R> {
  const { client } = provided;
  const { key, options } = answerOptions(provided, query);
  const state = client.queryClient.getQueryState<TableResult<R>>(options.queryKey);
  if (state?.data !== undefined) return { status: "success", result: state.data };
  const error = state?.error == null ? client.outages.get(key ?? "") : asMetricsError(state.error);
  return error === undefined ? { status: "pending" } : { status: "error", error };
}

/**
 * Asks any number of queries for as long as they are named, those of one render together; one that is not named any
 * more is cancelled, and its late answer dropped. `knownAnswer` reads the answers.
 * @returns another value whenever there is something new to read
 */
export function useAnswers(queries: readonly MetricsQuery[]): unknown {
  const provided = useProvided();
  const asked = new Map(
    queries.map((query) => {
      const { key, options } = answerOptions(provided, query);
      const { placeholderData: _, ...rest } = options;
      return [key, { ...rest, notifyOnChangeProps: ["data", "error"] as const }];
    }),
  );
  return useQueries({ queries: [...asked.values()] as never[], combine: inOne }, provided.client.queryClient);
}

/** What is no plain object is not compared deeply. */
function inOne(results: readonly unknown[]): ReadonlyMap<number, unknown> {
  return new Map(results.entries());
}

/** Asks once, whether something shows it or not. */
export function fetchAnswer<R>(provided: Provided, query: MetricsQuery): Promise<TableResult<R>> {
  const { queryKey, queryFn, meta, staleTime } = answerOptions(provided, query).options;
  const options = { queryKey, queryFn, meta, staleTime, retry: false, structuralSharing: false, networkMode: "always" };
  return provided.client.queryClient.fetchQuery(options as never) as Promise<TableResult<R>>;
}

/** Asks again what failed. */
export function askAgain(provided: Provided, query: MetricsQuery): void {
  const { key, options } = answerOptions(provided, query);
  provided.client.outages.forget(key ?? "");
  void provided.client.queryClient.refetchQueries({ queryKey: options.queryKey, exact: true });
}
