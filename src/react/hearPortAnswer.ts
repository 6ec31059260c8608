import { QueryObserver } from "@tanstack/react-query";
import type { MetricsClient } from "./client.ts";

/** `usePortAnswer` for code that is loaded apart from the component: asks, and again when the page's cache says so. @returns the way to stop */
export function hearPortAnswer<T>(
  { id, queryClient, staleTimeMs }: MetricsClient,
  key: readonly unknown[],
  ask: (signal: AbortSignal) => Promise<T>,
  say: (answer: { readonly data: T | undefined; readonly isFailed: boolean }) => void,
): () => void {
  const observer = new QueryObserver<T>(queryClient, {
    queryKey: ["metricdeck", id, ...key],
    queryFn: ({ signal }) => ask(signal),
    staleTime: staleTimeMs,
    retry: false,
    networkMode: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const hear = ({ data, isPending, isError }: ReturnType<typeof observer.getCurrentResult>) => {
    if (!isPending) say({ data, isFailed: isError });
  };
  const stop = observer.subscribe(hear);
  hear(observer.getCurrentResult());
  return stop;
}
