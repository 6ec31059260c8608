import type { AlertFiring, AlertState } from "../../analytics/alertState.ts";
import type { AlertPoint } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { AlertSeverity, Incident, IncidentPoint } from "../../query/alerts.ts";
import { canonical } from "../../query/canonical.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { Instant } from "../../query/range.ts";
import { keyOf } from "./notification.ts";

/** So many buckets are shown with an incident. */
const shownPoints = 48;
export const gravity: Readonly<Record<AlertSeverity, number>> = { critical: 2, warning: 1, info: 0 };

/**
 * What incidents of one rule, series and direction have in common, of a rule that was edited to count something else none. The order in
 * which dimensions are named is no matter.
 */
export function incidentKey({ id, metric, where }: Pick<AlertRule, "id" | "metric" | "where">, scope: Incident["scope"], direction: AlertFiring["direction"]): string {
  return keyOf(id, canonical([metric, where ?? null]), Object.entries(scope).sort(([a], [b]) => (a < b ? -1 : 1)), direction);
}

/** The values of a rule's `by`, by their dimensions. */
export function scopeOf({ by = [] }: { readonly by?: readonly string[] }, values: readonly DimensionValue[]): Incident["scope"] {
  return Object.fromEntries(by.map((name, index) => [name, values[index] ?? null]));
}

export function openedIncident(rule: AlertRule, scope: Incident["scope"], firing: AlertFiring): Incident {
  return {
    id: keyOf(incidentKey(rule, scope, firing.direction), firing.from),
    ruleId: rule.id,
    ruleName: rule.name,
    metric: rule.metric,
    scope,
    ...(rule.where !== undefined && { where: rule.where as AnyFilter }),
    severity: firing.severity,
    state: "open",
    condition: "firing",
    snoozedUntil: null,
    startedAt: firing.from,
    endedAt: null,
    owner: null,
    dueAt: null,
    actual: null,
    expected: null,
    lower: null,
    upper: null,
    direction: sideOf(firing),
    score: null,
    points: [],
    groupKey: null,
    reopened: 0,
    feedback: null,
    history: [{ at: firing.at, what: "fire", by: null, severity: firing.severity }],
  };
}

function sideOf({ direction }: AlertFiring): Incident["direction"] {
  return direction === null ? null : direction === "up" ? "above" : "below";
}

/** One that ended not long ago and is back. Its severity is the highest of both times. */
export function reopenedIncident(incident: Incident, firing: AlertFiring): Incident {
  const severity = gravity[firing.severity] > gravity[incident.severity] ? firing.severity : incident.severity;
  return {
    ...incident,
    severity,
    state: "open",
    endedAt: null,
    reopened: incident.reopened + 1,
    history: [...incident.history, { at: firing.at, what: "reopen", by: null, severity }],
  };
}

/** Its condition has ended by itself. */
export function endedIncident(incident: Incident, at: Instant): Incident {
  return { ...incident, state: "resolved", endedAt: at, snoozedUntil: null, history: [...incident.history, { at, what: "recover", by: null }] };
}

/** An incident with its rule's last finding: state, value, bounds, the latest buckets. */
export function foundIncident(incident: Incident, rule: AlertRule, state: AlertState, points: readonly AlertPoint[]): Incident {
  const { through, firing } = state;
  const closed = points.filter(({ to }) => through !== null && Date.parse(to) <= Date.parse(through)).slice(-shownPoints);
  const last = closed.at(-1);
  const own = firing !== null && sideOf(firing) === incident.direction ? firing : null;
  const condition = conditionOf(state.status, own);
  const score = own?.peak?.size ?? incident.score;
  if (last === undefined) return { ...incident, condition };
  return { ...incident, condition, actual: last.value, ...boundsOf(rule, last), score, points: closed.map((point) => shown(rule, point)) };
}

/** What fires on the other side is another incident's. */
function conditionOf(status: AlertState["status"], own: AlertFiring | null): Incident["condition"] {
  const isOthers = own === null && (status === "firing" || status === "recovering");
  return status === "pending" || isOthers ? "normal" : status;
}

function shown(rule: AlertRule, point: AlertPoint): IncidentPoint {
  return { at: point.from, value: point.value, ...boundsOf(rule, point) };
}

function boundsOf({ condition }: AlertRule, point: AlertPoint): Pick<Incident, "expected" | "lower" | "upper"> {
  switch (condition.kind) {
    case "threshold":
      return { expected: null, lower: condition.enter.below ?? null, upper: condition.enter.above ?? null };
    case "change": {
      const { base = null } = point;
      const { above, below } = condition.enter;
      const beyond = (limit: number | undefined) =>
        base === null || limit === undefined ? null : base + limit * (condition.as === "relative" ? Math.abs(base) : 1);
      return { expected: base, lower: beyond(below), upper: beyond(above) };
    }
    case "anomaly":
      return { expected: point.expected ?? null, lower: point.lower ?? null, upper: point.upper ?? null };
    case "noData":
      return { expected: null, lower: null, upper: null };
    default:
      return condition satisfies never;
  }
}
