import type { AlertPort } from "../../query/alerts.ts";
import type { Transport } from "./askDocument.ts";

export type HttpAlerts = Required<Omit<AlertPort, "subscribe">>;

/** The incidents of the server's own port, for `httpAdapter({ alerts: httpAlerts })`. Loaded when first asked for. */
export function httpAlerts(transport: Transport): HttpAlerts {
  const port = async () => (await import("./alerts.ts")).askAlerts(transport);
  return {
    list: async (query) => (await port()).list(query),
    detail: async (id, options) => (await port()).detail(id, options),
    act: async (request) => (await port()).act(request),
    people: async (options) => (await port()).people(options),
  };
}
