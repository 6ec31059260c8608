import { createMetricsClient, type MetricsClient } from "../../src/index.ts";
import { httpAdapter, httpAlerts } from "../../src/adapters/http/index.ts";
import type { Catalog } from "../../src/query/index.ts";

/** The cockpit's numbers as one of the portal's users sees them. */
export function metricsFor(user: string, catalog: Catalog): MetricsClient {
  let token: Promise<string> | null = null;
  const adapter = httpAdapter({
    url: "/api/metrics",
    alerts: httpAlerts,
    getToken({ refresh }) {
      if (refresh || token === null) token = signIn(user);
      return token;
    },
  });
  return createMetricsClient({ adapter, catalog });
}

async function signIn(user: string): Promise<string> {
  const response = await fetch(`/api/session?${new URLSearchParams({ user })}`, { method: "POST" });
  if (!response.ok) throw new Error(`metricdeck: the portal could not sign "${user}" in (${response.status})`);
  const { token } = (await response.json()) as { token: string };
  return token;
}
