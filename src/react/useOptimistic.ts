"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useProvided } from "./useProvided.ts";

export interface OptimisticWrite<T, R> {
  /** What is shown until the answer is there. */
  readonly guess: (now: T) => T;
  readonly send: () => Promise<R>;
  /** What is shown then. */
  readonly settle: (now: T, answer: R) => T;
}

const lastOf = new WeakMap<QueryClient, Map<string, Promise<unknown>>>();

/**
 * Writes to what `usePortAnswer` shows under `key`: at once on the page, then where it is kept, one write after the other.
 * What is refused is taken back, and asked for anew.
 */
export function useOptimistic<T>(key: readonly unknown[]): <R>(write: (now: T | undefined) => OptimisticWrite<T, R>) => Promise<R> {
  const { id, queryClient } = useProvided().client;
  const queryKey = ["metricdeck", id, ...key];
  const name = JSON.stringify(queryKey);
  const change = (to: (now: T) => T) => queryClient.setQueryData<T>(queryKey, (now) => (now === undefined ? now : to(now)));

  return <R>(write: (now: T | undefined) => OptimisticWrite<T, R>) => {
    const lasts = lastOf.get(queryClient) ?? new Map<string, Promise<unknown>>();
    lastOf.set(queryClient, lasts);
    const done = (lasts.get(name) ?? Promise.resolve()).then(async () => {
      // A list that is on its way would show what was there before.
      await queryClient.cancelQueries({ queryKey, exact: true });
      const before = queryClient.getQueryData<T>(queryKey);
      const { guess, send, settle } = write(before);
      change(guess);
      try {
        const answer = await send();
        change((now) => settle(now, answer));
        if (before === undefined) void queryClient.invalidateQueries({ queryKey, exact: true });
        return answer;
      } catch (thrown) {
        if (before !== undefined) change(() => before);
        void queryClient.invalidateQueries({ queryKey, exact: true });
        throw thrown;
      }
    });
    lasts.set(name, done.catch(() => {}));
    return done;
  };
}
