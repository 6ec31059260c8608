import { memoryAdapter, memoryItems } from "../src/adapters/memory/index.ts";
import { createMetricsHandler, storedAnnotations, storedCockpits, storedComments, type HandlerEvent } from "../src/server/index.ts";
import { serviceAlerts } from "./alerts.ts";
import type { WatchedAlerts } from "./alerts.ts";
import { serviceCatalog } from "./catalog.ts";
import type { ServiceDataOptions } from "./data/generate.ts";
import { openDrill } from "./drill.ts";
import type { DrillState } from "./drill.ts";
import { helpdeskCatalog } from "./helpdesk/catalog.ts";
import { readHelpdesk } from "./helpdesk/readHelpdesk.ts";
import { helpdeskNow, helpdeskTables } from "./helpdesk/tables.ts";
import { openServiceDatabase } from "./mysql/serviceDatabase.ts";
import { madeUpService } from "./madeUpService.ts";
import { createSessions, people, servicePolicy, type Sessions } from "./sessions.ts";

export interface DemoApi {
  readonly cockpit: "service" | "helpdesk";
  /** Where the numbers come from, for the page to say. */
  readonly source: string;
  /** The data's present as epoch milliseconds; null: the clock's. */
  readonly now: number | null;
  readonly sessions: Sessions;
  readonly handler: (request: Request) => Promise<Response>;
  /** Null where the numbers are not made up here. */
  readonly rehearsal: Rehearsal | null;
  close(): Promise<void>;
}

/** What the page may ask of a drill; each answers when its alerts were looked for. */
export interface Rehearsal {
  readonly state: () => DrillState;
  act(what: string): Promise<DrillState>;
}

export interface DemoApiOptions {
  /** A help-desk log to show instead of the service. */
  readonly helpdesk?: string | undefined;
  /** A database that `npm run demo:load` filled; without it the data is made up in memory. */
  readonly mysqlUrl?: string | undefined;
  /** Epoch milliseconds up to which data is made up, by the hour. */
  readonly clock: () => number;
  /** How much is made up. Default: all of it. */
  readonly size?: Pick<ServiceDataOptions, "scale" | "months">;
  readonly onEvent?: (event: HandlerEvent) => void;
}

/** @throws Error in words for a log or a database that cannot be used. */
export async function openDemoApi({ helpdesk, mysqlUrl, clock, size, onEvent = () => {} }: DemoApiOptions): Promise<DemoApi> {
  const sessions = createSessions();
  const common = { authenticate: sessions.userOf, onEvent };
  if (helpdesk !== undefined) {
    const data = await readHelpdesk(helpdesk);
    const now = helpdeskNow(data);
    const adapter = memoryAdapter({ catalog: helpdeskCatalog, tables: helpdeskTables(data), clock: () => now });
    const handler = createMetricsHandler({ ...common, catalog: helpdeskCatalog, adapter, policy: "public" });
    return { cockpit: "helpdesk", source: "CSV", now, sessions, handler, rehearsal: null, close: async () => {} };
  }
  const drill = openDrill(clock);
  const made = mysqlUrl === undefined ? madeUpService(drill.clock, { ...size, surges: drill.surges }) : null;
  const { adapter, items, source, close } = made
    ? { adapter: made, items: memoryItems(), source: "memory", close: async () => {} }
    : await openServiceDatabase(mysqlUrl);
  let opened: Promise<WatchedAlerts> | null = null;
  // An hour that is not made up yet would look like one without tickets.
  const whole: typeof adapter = made ? { ...made, query: async (...asked) => (await made.caughtUp(), made.query(...asked)) } : adapter;
  const alerts = () =>
    (opened ??= serviceAlerts(whole, { clock: drill.clock, annotations: storedAnnotations(items) }).then(async (watching) => {
      await watching.look();
      watching.start();
      return watching;
    }));
  const handler = createMetricsHandler({
    ...common,
    catalog: serviceCatalog,
    adapter,
    policy: servicePolicy,
    alerts: async ({ user }) => (await alerts()).as(user),
    documents: ({ user }) => storedCockpits(items, { me: people[user], now: drill.clock }),
    comments: ({ user }) => storedComments(items, { me: people[user], now: drill.clock }),
    annotationStore: ({ user }) => storedAnnotations(items, { me: people[user], may: (one) => one === null || one.ownerId === people[user].id }),
  });
  const act = async (what: string) => {
    if (what === "break") drill.break();
    else if (what === "repair") drill.repair();
    else if (what === "forward") {
      // What is there now is what the detector learns from.
      const watching = await alerts();
      drill.forward(1);
      await watching.look();
      await made?.caughtUp();
    } else throw new Error(`metricdeck: a drill knows break, repair and forward, not "${what}"`);
    return drill.state();
  };
  return {
    cockpit: "service",
    source,
    now: null,
    sessions,
    handler,
    rehearsal: made === null ? null : { state: drill.state, act },
    close: async () => {
      await (await opened)?.stop();
      await close();
    },
  };
}
