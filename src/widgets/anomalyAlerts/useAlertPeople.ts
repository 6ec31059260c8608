"use client";

import type { AlertPeople } from "../../query/alerts.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";

const nobody: AlertPeople = { people: [], me: null };

/** To whom incidents can be assigned, asked for once; nobody until that is known. */
export function useAlertPeople(): AlertPeople {
  const port = useProvided().client.adapter.alerts;
  const ask = port?.people === undefined ? null : (signal: AbortSignal) => port.people?.({ signal }) ?? Promise.resolve(nobody);
  return usePortAnswer(["alert people"], ask, { staleMs: Infinity }).data ?? nobody;
}
