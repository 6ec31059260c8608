"use client";

import { onlineManager } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { stateEssentialsInEnglish } from "../i18n/english/essentials.ts";
import type { StateMessages } from "../i18n/messages/states.ts";
import type { MetricsClient } from "./client.ts";
import { useOnline } from "./useOnline.ts";

/**
 * Reads out that the network is gone, and that it is back: once for the page. What is shown is asked for again when it
 * goes, so that its widgets say so too.
 */
export function NetworkNote({
  client: { id, queryClient },
  states = stateEssentialsInEnglish,
}: {
  readonly client: Pick<MetricsClient, "id" | "queryClient">;
  readonly states: Pick<StateMessages, "offline" | "online"> | undefined;
}) {
  const isOnline = useOnline();
  const [wasGone, setWasGone] = useState(false);
  // Not set while rendering: React 18 then keeps the store's older state for its own, and misses the network's return.
  useEffect(() => onlineManager.subscribe(() => setWasGone(true)), []);
  useEffect(() => {
    if (isOnline) return;
    void queryClient.refetchQueries({ queryKey: ["metricdeck", id], type: "active" }, { cancelRefetch: false });
  }, [id, queryClient, isOnline]);
  return (
    <span className="md-sr" aria-live="polite">
      {isOnline ? wasGone && states.online : states.offline}
    </span>
  );
}
