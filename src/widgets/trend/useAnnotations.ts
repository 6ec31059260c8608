"use client";

import { useEffect, useState } from "react";
import type { Annotation } from "../../query/annotations.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import type { TrendModel } from "./trendModel.ts";

export interface AdapterAnnotations {
  readonly annotations: readonly Annotation[];
  /** They could not be loaded: what is shown may not be all. */
  readonly isMissing: boolean;
}

const none: AdapterAnnotations = { annotations: [], isMissing: false };

/**
 * What the adapter says happened in the time that a trend draws, asked for once the numbers are there and again with
 * every newer answer; the page's cache keeps it. Those known before stay until the next are there.
 */
export function useAnnotations(metrics: readonly string[], model: TrendModel | null): AdapterAnnotations {
  const { client } = useMetricdeck();
  const { adapter, id, queryClient, staleTimeMs } = client;
  const port = adapter.annotations;
  const names = metrics.join(" ");
  const [known, setKnown] = useState(none);

  useEffect(() => {
    const from = model?.starts[0];
    if (port === undefined || model === null || from === undefined) return;
    const range = { from, to: new Date(model.end).toISOString() };
    let isWanted = true;
    const say = (next: AdapterAnnotations) => {
      if (isWanted) setKnown(next);
    };
    queryClient
      .fetchQuery({
        queryKey: ["metricdeck", id, "annotations", names, range],
        queryFn: ({ signal }) => port.list({ metrics: names.split(" "), range, signal }),
        staleTime: staleTimeMs,
        retry: false,
        networkMode: "always",
      })
      .then(
        (annotations) => say({ annotations, isMissing: false }),
        () => say({ annotations: [], isMissing: true }),
      );
    return () => {
      isWanted = false;
    };
  }, [port, model, queryClient, id, names, staleTimeMs]);
  return port === undefined ? none : known;
}
