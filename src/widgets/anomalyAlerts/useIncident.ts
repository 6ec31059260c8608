"use client";

import { useMemo } from "react";
import type { Incident } from "../../query/alerts.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";
import { withPending } from "./alertsModel.ts";
import type { PendingAct } from "./alertsModel.ts";

export interface WholeIncident {
  readonly incident: Incident;
  /** Whether its points and history are all here: until then they are those of the list. */
  readonly status: "pending" | "whole" | "failed";
  readonly retry: () => void;
}

/** An incident of a list with all that is known of it, asked for when this is first shown. */
export function useIncident(listed: Incident, pending: readonly PendingAct[]): WholeIncident {
  const port = useProvided().client.adapter.alerts;
  const ask = port === undefined ? null : (signal: AbortSignal) => port.detail(listed.id, { signal });
  const { data, error, refetch } = usePortAnswer(["alert", listed.id], ask, { refreshMs: 60_000 });
  const incident = useMemo(() => (data === undefined ? listed : withPending(data, pending)), [data, listed, pending]);
  const status = port === undefined || data !== undefined ? "whole" : error === null ? "pending" : "failed";
  return { incident, status, retry: refetch };
}
