import type { AlertRule, Incident } from "../../query/index.ts";
import { canonical } from "../../query/canonical.ts";
import type { AlertNotification } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";
import { isQuiet, isSilenced, routed } from "./routes.ts";
import type { AlertRoute, AlertSilence } from "./routes.ts";
import { gravity } from "./ruleIncident.ts";

export interface SpokenForOptions {
  readonly rules: readonly AlertRule[];
  readonly routes: readonly AlertRoute[];
  readonly silences: readonly AlertSilence[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Whether a total may speak for what waits at all: it is counted in the same buckets, is as grave at least, and the receiver hears of it,
 * as of one that is silenced, in its quiet hours or routed to others it does not.
 */
export function spokenFor({ rules, routes, silences, now }: SpokenForOptions): (total: Incident, entry: OutboxEntry, own: Incident | undefined) => boolean {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  return (total, { receiver, notification }, own) => {
    const [rule, segments] = [ruleOf.get(total.ruleId), ruleOf.get(notification.rule.id)];
    if (rule === undefined || segments === undefined || bucketsOf(rule) !== bucketsOf(segments)) return false;
    // What has become graver is told from its beginning.
    if (gravity[total.severity] < Math.max(gravity[notification.severity], gravity[own?.severity ?? "info"])) return false;
    const told = beginningOf(rule, total);
    return !isSilenced(silences, told, now) && routed(routes, rule, told, now).some((one) => one.receiver === receiver && !isQuiet(one, now));
  };
}

function bucketsOf({ grain, calendar }: AlertRule): string {
  return canonical([grain, calendar ?? null]);
}

/** What tells of a total, as far as routes and silences look at it. */
function beginningOf({ id, name, metric, owner, condition }: AlertRule, { scope, where, severity, startedAt }: Incident): AlertNotification {
  const rule = { id, name, metric, ...(owner !== undefined && { owner }), kind: condition.kind };
  return { id, kind: "fired", at: startedAt, severity, rule, scope, ...(where && { where }), incident: null };
}
