import { createMetricsClient, type MetricsClient } from "../../src/index.ts";
import type { Transport } from "../../src/adapters/http/index.ts";
import { httpAdapter, httpAlerts, httpAnnotations, httpCockpits, httpComments } from "../../src/adapters/http/index.ts";
import type { Catalog } from "../../src/query/index.ts";

/** The numbers as one of the portal's users sees them, and what people write where it is kept. */
export function metricsFor(user: string, catalog: Catalog, { isKept }: { readonly isKept: boolean }): MetricsClient {
  let token: Promise<string> | null = null;
  const adapter = httpAdapter({
    url: "/api/metrics",
    alerts: httpAlerts,
    ...(isKept && {
      ports: (transport: Transport) => ({ documents: httpCockpits(transport), comments: httpComments(transport), annotations: httpAnnotations(transport) }),
    }),
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
