import { applyAlertAction, compareIncidents } from "../../analytics/applyAlertAction.ts";
import type { Acted, AlertPerson, AlertPort, AlertQuery, Incident } from "../../query/alerts.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";

export interface MemoryAlertsOptions {
  /** Epoch milliseconds: when things are done. Default: the system's clock. */
  readonly now?: () => number;
  /** To whom incidents can be assigned. */
  readonly people?: readonly AlertPerson[];
  /** Who acts. Default: nobody knows. */
  readonly me?: AlertPerson | null;
  /** When the rules were last evaluated, epoch milliseconds. Default: `now`. */
  readonly evaluatedAt?: () => number;
}

/** A port over incidents in this process, for tests, stories and a server without a store of its own. */
export interface MemoryAlerts extends Required<AlertPort> {
  /** The same incidents, for someone else. */
  as(me: AlertPerson | null): MemoryAlerts;
  /** The incident is there from now on, in place of one of the same id. */
  put(incident: Incident): void;
}

/** How many requests may come twice. */
const remembered = 1_000;

/** Keeps what is done to `incidents` while the process lives; those given are not changed. */
export function memoryAlerts(
  incidents: readonly Incident[],
  { now = Date.now, people = [], me = null, evaluatedAt = now }: MemoryAlertsOptions = {},
): MemoryAlerts {
  const kept = new Map(incidents.map((incident) => [incident.id, incident]));
  const done = new Map<string, readonly Acted[]>();
  const listeners = new Set<() => void>();
  const iso = (time: number) => new Date(time).toISOString();
  const changed = () => listeners.forEach((listener) => listener());

  const portOf = (actor: AlertPerson | null): MemoryAlerts => ({
    list: async (query) => {
      if (query.signal?.aborted) throw new MetricsError("aborted", "the question for alerts was cancelled before it began");
      const { size = 200, cursor } = query.page ?? {};
      const found = [...kept.values()].filter((incident) => isAsked(incident, query)).sort(compareIncidents);
      const from = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor);
      if (from < 0) throw new MetricsError("invalid-query", "the cursor is of a list that has changed; ask for the first page", { path: "page.cursor" });
      const next = found[from + size]?.id;
      return {
        incidents: found.slice(from, from + size),
        ...(next !== undefined && { next }),
        total: found.length,
        evaluatedAt: iso(evaluatedAt()),
      };
    },
    detail: async (id) => incidentOf(kept, id),
    act: async ({ ids, action, requestId }) => {
      const before = done.get(requestId);
      if (before !== undefined) return before;
      const acted = ids.map((id): Acted => {
        try {
          const incident = applyAlertAction(incidentOf(kept, id), action, { by: actor, at: iso(now()) });
          kept.set(id, incident);
          return { id, incident };
        } catch (thrown) {
          return { id, error: asMetricsError(thrown) };
        }
      });
      done.set(requestId, acted);
      if (done.size > remembered) done.delete(done.keys().next().value as string);
      changed();
      return acted;
    },
    people: async () => ({ people, me: actor }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    as: portOf,
    put: (incident) => {
      kept.set(incident.id, incident);
      changed();
    },
  });
  return portOf(me);
}

function isAsked({ metric, state, severity, startedAt, endedAt }: Incident, { metrics, states, severities, range }: AlertQuery): boolean {
  if (metrics !== undefined && !metrics.includes(metric)) return false;
  if (states !== undefined && !states.includes(state)) return false;
  if (severities !== undefined && !severities.includes(severity)) return false;
  if (range === undefined) return true;
  const ended = endedAt === null ? Infinity : Date.parse(endedAt);
  return Date.parse(startedAt) < Date.parse(range.to) && ended > Date.parse(range.from);
}

function incidentOf(kept: ReadonlyMap<string, Incident>, id: string): Incident {
  const incident = kept.get(id);
  if (incident === undefined) throw new MetricsError("invalid-query", `there is no incident "${id.slice(0, 60)}"`, { path: "id" });
  return incident;
}
