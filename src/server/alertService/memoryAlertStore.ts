import { compareIncidents } from "../../analytics/applyAlertAction.ts";
import type { Acted, Incident } from "../../query/alerts.ts";
import { MetricsError } from "../../query/index.ts";
import type { AlertRows, AlertStore, KeptCheck, KeptIncident, KeptSeries } from "./alertStore.ts";
import type { Delivery } from "./delivery.ts";
import type { OutboxEntry } from "./outbox.ts";

interface Tables {
  lease: { readonly holder: string; readonly fence: number; readonly until: number } | null;
  readonly checks: ReadonlyMap<string, KeptCheck>;
  readonly series: ReadonlyMap<string, readonly KeptSeries[]>;
  readonly incidents: ReadonlyMap<string, KeptIncident>;
  readonly answers: ReadonlyMap<string, { readonly answer: readonly Acted[]; readonly at: number }>;
  readonly outbox: ReadonlyMap<string, OutboxEntry>;
  readonly groups: ReadonlyMap<string, number>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly attempts: readonly { readonly receiver: string; readonly at: number }[];
}

/**
 * Keeps an alert service's rows while the process lives: for tests, demos, and a service whose host can forget.
 * @param options.now its clock for the lease, epoch milliseconds
 */
export function memoryAlertStore({ now = Date.now }: { readonly now?: () => number } = {}): AlertStore {
  let tables: Tables = {
    lease: null,
    checks: new Map(),
    series: new Map(),
    incidents: new Map(),
    answers: new Map(),
    outbox: new Map(),
    groups: new Map(),
    deliveries: new Map(),
    attempts: [],
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    transact: (work) => {
      const turn = last.then(async () => {
        const changed = { ...tables };
        const result = await work(rowsOver(changed, now));
        tables = changed;
        return result;
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}

type Changing = { -readonly [K in keyof Tables]: Tables[K] };

/** Every write makes a new table, so that the tables before it stay as they were. */
function rowsOver(tables: Changing, now: () => number): AlertRows {
  return {
    lease: async () => tables.lease && { holder: tables.lease.holder, fence: tables.lease.fence, isOver: tables.lease.until <= now() },
    putLease: async ({ holder, fence }, leaseMs) => void (tables.lease = { holder, fence, until: now() + leaseMs }),

    checks: async () => [...tables.checks.values()],
    putCheck: async (check) => void (tables.checks = withRows(tables.checks, [[check.ruleId, check]])),
    removeCheck: async (ruleId) => {
      tables.checks = without(tables.checks, [ruleId]);
      tables.series = without(tables.series, [ruleId]);
    },

    seriesOf: async (ruleId) => tables.series.get(ruleId) ?? [],
    putSeries: async (ruleId, series) => {
      tables.series = withRows(tables.series, [[ruleId, series]]);
    },

    incidentsOf: async (ruleId, endedAfter) =>
      [...tables.incidents.values()].filter(
        ({ incident }) => incident.ruleId === ruleId && (incident.endedAt === null || Date.parse(incident.endedAt) >= endedAfter),
      ),
    incident: async (id) => tables.incidents.get(id) ?? null,
    lasting: async (key) => [...tables.incidents.values()].find((kept) => kept.key === key && kept.incident.endedAt === null)?.incident ?? null,
    putIncident: async (kept) => void (tables.incidents = withRows(tables.incidents, [[kept.incident.id, kept]])),
    find: async ({ page, ...query }) => {
      const { size = 200, cursor } = page ?? {};
      const found = [...tables.incidents.values()].map(({ incident }) => incident).filter((incident) => isAsked(incident, query));
      const all = found.sort(compareIncidents);
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor);
      if (from < 0) throw changedList();
      const next = all[from + size]?.id;
      return { incidents: all.slice(from, from + size), total: all.length, ...(next !== undefined && { next }) };
    },

    answered: async (requestId) => tables.answers.get(requestId)?.answer ?? null,
    putAnswer: async (requestId, answer, at) => void (tables.answers = withRows(tables.answers, [[requestId, { answer, at }]])),

    outbox: async () => [...tables.outbox.values()],
    putOutbox: async (entries) => void (tables.outbox = withRows(tables.outbox, entries.map((entry) => [entry.id, entry]))),
    removeOutbox: async (ids) => void (tables.outbox = without(tables.outbox, ids)),
    groups: async (keys) => new Map([...tables.groups].filter(([key]) => keys.includes(key))),
    putGroups: async (keys, at) => void (tables.groups = withRows(tables.groups, keys.map((key) => [key, at]))),

    pending: async () => {
      const byReceiver = new Map<string, { receiver: string; count: number; first: Delivery }>();
      for (const delivery of tables.deliveries.values()) {
        if (delivery.status !== "pending") continue;
        const known = byReceiver.get(delivery.receiver);
        if (known === undefined) byReceiver.set(delivery.receiver, { receiver: delivery.receiver, count: 1, first: delivery });
        else known.count += 1;
      }
      return [...byReceiver.values()];
    },
    firstPending: async (receiver) =>
      [...tables.deliveries.values()].find((delivery) => delivery.receiver === receiver && delivery.status === "pending") ?? null,
    deliveries: async (status) => [...tables.deliveries.values()].filter((delivery) => status === undefined || delivery.status === status),
    delivery: async (id) => tables.deliveries.get(id) ?? null,
    putDelivery: async (delivery) => void (tables.deliveries = withRows(tables.deliveries, [[delivery.id, delivery]])),
    removeDeliveries: async (ids) => void (tables.deliveries = without(tables.deliveries, ids)),
    attempts: async (since) => {
      const recent = tables.attempts.filter(({ at }) => at > since);
      const receivers = [...new Set(recent.map(({ receiver }) => receiver))];
      return new Map(receivers.map((receiver) => [receiver, recent.filter((one) => one.receiver === receiver).map(({ at }) => at)]));
    },
    putAttempt: async (receiver, at) => void (tables.attempts = [...tables.attempts, { receiver, at }]),

    forget: async (before) => {
      tables.attempts = tables.attempts.filter(({ at }) => at >= before);
      tables.answers = new Map([...tables.answers].filter(([, { at }]) => at >= before));
      tables.groups = new Map([...tables.groups].filter(([, at]) => at >= before));
      tables.deliveries = new Map([...tables.deliveries].filter(([, { sentAt }]) => sentAt === null || sentAt >= before));
    },
  };
}

function withRows<T>(table: ReadonlyMap<string, T>, rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map([...table, ...rows]);
}

function without<T>(table: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  return new Map([...table].filter(([key]) => !keys.includes(key)));
}

function isAsked(incident: Incident, { metrics, states, severities, range }: Parameters<AlertRows["find"]>[0]): boolean {
  if (metrics !== undefined && !metrics.includes(incident.metric)) return false;
  if (states !== undefined && !states.includes(incident.state)) return false;
  if (severities !== undefined && !severities.includes(incident.severity)) return false;
  if (range === undefined) return true;
  const ended = incident.endedAt === null ? Infinity : Date.parse(incident.endedAt);
  return Date.parse(incident.startedAt) < Date.parse(range.to) && ended > Date.parse(range.from);
}

export function changedList(): MetricsError {
  return new MetricsError("invalid-query", "the cursor is of a list that has changed; ask for the first page", { path: "page.cursor" });
}
