"use client";

import { useEffect, useState } from "react";
import { useProvided } from "../../react/useProvided.ts";

/**
 * Asks for everything that is shown again every so many seconds, but for what waits for a server that could not be
 * reached: that is asked for again by itself, ever more seldom.
 * @returns how often it has
 */
export function useWallBeat(seconds: number): number {
  const { id, queryClient, outages } = useProvided().client;
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setBeat((last) => last + 1);
      void queryClient.refetchQueries(
        {
          queryKey: ["metricdeck", id],
          type: "active",
          predicate: ({ queryKey }) => outages.get(String(queryKey[2])) === undefined,
        },
        { cancelRefetch: false },
      );
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [id, queryClient, outages, seconds]);
  return beat;
}
