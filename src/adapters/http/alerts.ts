import { checkActed, checkAlertPage, checkAlertPeople, checkIncident } from "../../query/checkAlerts.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";
import type { HttpAlerts } from "./httpAlerts.ts";

/** Asks the server's own port. What is done to incidents is sent again under its own id, and done once. */
export function askAlerts(transport: Transport): HttpAlerts {
  const ask = <T>(asked: unknown, check: (answer: unknown) => T, signal: AbortSignal | undefined) =>
    askDocument("alerts", asked, check, { ...transport, signal });
  return {
    list: ({ signal, ...list }) => ask({ list }, checkAlertPage, signal),
    detail: (detail, { signal } = {}) => ask({ detail }, checkIncident, signal),
    act: ({ signal, ...act }) => ask({ act }, (answer) => checkActed(answer, act.ids), signal),
    people: ({ signal } = {}) => ask({ people: {} }, checkAlertPeople, signal),
  };
}
