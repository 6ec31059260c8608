import { memoryAdapter } from "../src/adapters/memory/index.ts";
import { createMetricsHandler, type HandlerEvent } from "../src/server/index.ts";
import { serviceAlerts } from "./alerts.ts";
import { serviceCatalog } from "./catalog.ts";
import { helpdeskCatalog } from "./helpdesk/catalog.ts";
import { readHelpdesk } from "./helpdesk/readHelpdesk.ts";
import { helpdeskNow, helpdeskTables } from "./helpdesk/tables.ts";
import { openServiceDatabase } from "./mysql/serviceDatabase.ts";
import { madeUpService } from "./madeUpService.ts";
import { createSessions, servicePolicy, type Sessions } from "./sessions.ts";

export interface DemoApi {
  readonly cockpit: "service" | "helpdesk";
  /** Where the numbers come from, for the page to say. */
  readonly source: string;
  /** The data's present as epoch milliseconds; null: the clock's. */
  readonly now: number | null;
  readonly sessions: Sessions;
  readonly handler: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

export interface DemoApiOptions {
  /** A help-desk log to show instead of the service. */
  readonly helpdesk?: string | undefined;
  /** A database that `npm run demo:load` filled; without it the data is made up in memory. */
  readonly mysqlUrl?: string | undefined;
  /** Epoch milliseconds up to which data is made up, by the hour. */
  readonly clock: () => number;
  readonly onEvent?: (event: HandlerEvent) => void;
}

/** @throws Error in words for a log or a database that cannot be used. */
export async function openDemoApi({ helpdesk, mysqlUrl, clock, onEvent = () => {} }: DemoApiOptions): Promise<DemoApi> {
  const sessions = createSessions();
  const common = { authenticate: sessions.userOf, onEvent };
  if (helpdesk !== undefined) {
    const data = await readHelpdesk(helpdesk);
    const now = helpdeskNow(data);
    const adapter = memoryAdapter({ catalog: helpdeskCatalog, tables: helpdeskTables(data), clock: () => now });
    const handler = createMetricsHandler({ ...common, catalog: helpdeskCatalog, adapter, policy: "public" });
    return { cockpit: "helpdesk", source: "CSV", now, sessions, handler, close: async () => {} };
  }
  const { adapter, source, close } =
    mysqlUrl === undefined
      ? { adapter: madeUpService(clock), source: "memory", close: async () => {} }
      : await openServiceDatabase(mysqlUrl);
  let ports: ReturnType<typeof serviceAlerts> | null = null;
  const handler = createMetricsHandler({
    ...common,
    catalog: serviceCatalog,
    adapter,
    policy: servicePolicy,
    alerts: async ({ user }) => (await (ports ??= serviceAlerts(adapter)))(user),
  });
  return { cockpit: "service", source, now: null, sessions, handler, close };
}
