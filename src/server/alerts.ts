import type { AlertPort } from "../query/alerts.ts";
import { checkActed, checkAlertPage, checkAlertPeople, checkIncident } from "../query/checkAlerts.ts";
import type { Catalog, RowPolicy } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { parseAlerts } from "../query/parseAlerts.ts";
import type { AskedAlerts } from "../query/parseAlerts.ts";
import { withDeadline } from "./deadline.ts";
import { wireError } from "./respond.ts";

/** Who asks for incidents or acts on them, and which rows they may see. */
export interface AlertContext<C extends Catalog, User> {
  readonly user: User;
  readonly policy: RowPolicy<C>;
  readonly requestId: string;
}

/**
 * The incidents as this user may see them, acting as this user: the host's own choice, for no row rule knows of an
 * incident. Nothing a port gives has been narrowed by the policy; it is there for the port to heed.
 */
export type AlertsOf<C extends Catalog, User> = (context: AlertContext<C, User>) => AlertPort | Promise<AlertPort>;

/**
 * Asks the host's port, no longer than the caller waits.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function alertsFor<C extends Catalog, User>(
  catalog: C,
  input: unknown,
  portOf: AlertsOf<C, User> | undefined,
  { timeoutMs, signal, ...context }: AlertContext<C, User> & { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  if (portOf === undefined) {
    throw new MetricsError("unsupported", "this server has no alerts; give createMetricsHandler `alerts`");
  }
  const asked = parseAlerts(catalog, input);
  const answer = await withDeadline(timeoutMs, signal, async (ended) =>
    answerOf(await portOf(context), asked, { signal: ended, requestId: context.requestId }),
  );
  const metrics = "list" in asked ? (asked.list.metrics ?? []) : [];
  const all = Array.isArray(answer) ? answer : "incidents" in answer ? answer.incidents : "people" in answer ? answer.people : [answer];
  return { metrics, answer, rowCount: all.length };
}

async function answerOf(port: AlertPort, asked: AskedAlerts, { signal, requestId }: { readonly signal: AbortSignal; readonly requestId: string }) {
  if ("list" in asked) return checkAlertPage(await port.list({ ...asked.list, signal }));
  if ("detail" in asked) return checkIncident(await port.detail(asked.detail, { signal }));
  if ("act" in asked) {
    const acted = checkActed(await port.act({ ...asked.act, signal }), asked.act.ids);
    return acted.map((one) => ("error" in one ? { id: one.id, error: wireError(one.error, requestId) } : one));
  }
  return port.people ? checkAlertPeople(await port.people({ signal })) : { people: [], me: null };
}
