import { applyAlertAction } from "../../analytics/applyAlertAction.ts";
import type { Acted, AlertActRequest, AlertPerson, AlertPort } from "../../query/alerts.ts";
import { asMetricsError, MetricsError } from "../../query/index.ts";
import type { AlertRows, AlertStore } from "./alertStore.ts";
import { keyOf } from "./notification.ts";

export interface StoredAlertsOptions {
  /** Who acts. Default: nobody knows. */
  readonly me?: AlertPerson | null;
  /** To whom incidents can be assigned. */
  readonly people?: readonly AlertPerson[];
  /** Epoch milliseconds: when things are done. Default: the system's clock. */
  readonly now?: () => number;
}

/**
 * The incidents of a store, for the handler's `alerts`: what people do here, the alert service heeds from its next
 * evaluation on. Any number of processes may serve it beside the one that evaluates.
 */
export function storedAlerts(store: AlertStore, { me = null, people = [], now = Date.now }: StoredAlertsOptions = {}): AlertPort {
  const iso = () => new Date(now()).toISOString();
  return {
    list: async ({ signal, ...query }) => {
      if (signal?.aborted) throw new MetricsError("aborted", "the question for alerts was cancelled before it began");
      return store.transact(async (rows) => {
        const checks = await rows.checks();
        const last = checks.reduce((latest, { at }) => Math.max(latest, at), 0);
        return { ...(await rows.find(query)), evaluatedAt: last === 0 ? iso() : new Date(last).toISOString() };
      });
    },
    detail: (id) => store.transact(async (rows) => (await keptOf(rows, id)).incident),
    act: (request) => store.transact((rows) => acted(rows, request, me, iso())),
    people: async () => ({ people, me }),
  };
}

async function acted(rows: AlertRows, { ids, action, requestId }: AlertActRequest, by: AlertPerson | null, at: string): Promise<readonly Acted[]> {
  // Who chooses the id of another's request, or the same one again for something else, asks for something else.
  const request = keyOf(requestId, by?.id ?? null, action, ids);
  const before = await rows.answered(request);
  if (before !== null) return before;
  const answer: Acted[] = [];
  for (const id of ids) {
    try {
      const { key, incident } = await keptOf(rows, id);
      const changed = applyAlertAction(incident, action, { by, at });
      const other = changed.endedAt === null ? await rows.lasting(key) : null;
      if (other !== null && other.id !== id) {
        throw new MetricsError("invalid-query", `incident "${id}" came back as "${other.id}", which lasts; act on that one`, { path: "action" });
      }
      await rows.putIncident({ key, incident: changed }, incident.history.length);
      answer.push({ id, incident: changed });
    } catch (thrown) {
      if (!(thrown instanceof MetricsError) || thrown.code !== "invalid-query") throw thrown;
      answer.push({ id, error: asMetricsError(thrown) });
    }
  }
  await rows.putAnswer(request, answer, Date.parse(at));
  return answer;
}

async function keptOf(rows: AlertRows, id: string) {
  const kept = await rows.incident(id);
  if (kept === null) throw new MetricsError("invalid-query", `there is no incident "${id.slice(0, 60)}"`, { path: "id" });
  return kept;
}
