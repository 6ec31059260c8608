import type { AlertAction, AlertActionKind, AlertPerson, AlertSeverity, Incident, IncidentEvent, IncidentState } from "../query/alerts.ts";
import { MetricsError } from "../query/error.ts";
import type { Instant } from "../query/range.ts";

export interface AlertActor {
  /** Null where it is not known. */
  readonly by: AlertPerson | null;
  readonly at: Instant;
}

const living: readonly IncidentState[] = ["open", "acknowledged"];
const over: readonly IncidentState[] = ["resolved", "closed"];

/** In which states each action can be done. */
const allowed: Readonly<Record<AlertActionKind, readonly IncidentState[]>> = {
  acknowledge: ["open"],
  snooze: living,
  unsnooze: living,
  assign: ["open", "acknowledged", "resolved"],
  resolve: living,
  close: ["resolved"],
  markFalse: ["open", "acknowledged", "resolved", "closed"],
  reopen: over,
  note: ["open", "acknowledged", "resolved", "closed"],
};

/** Whether an action can be done to an incident now: what a menu offers, and what `applyAlertAction` does not refuse. */
export function allowsAction(incident: Incident, kind: AlertActionKind, at: Instant): boolean {
  if (!allowed[kind].includes(incident.state)) return false;
  if (kind === "unsnooze") return isSnoozed(incident, at);
  return kind !== "markFalse" || incident.feedback !== "false";
}

/** Whether an incident is quiet at a moment: a snooze ends at its time. */
export function isSnoozed({ snoozedUntil, state }: Incident, at: Instant): boolean {
  return snoozedUntil !== null && living.includes(state) && Date.parse(snoozedUntil) > Date.parse(at);
}

/**
 * The incident after what a person did, and that in its history. To acknowledge says that someone looks into it: the
 * condition fires on. To resolve, or to mark as false (which closes), ends it and its snooze. To reopen starts it anew,
 * with what was said of it taken back.
 * @throws MetricsError `invalid-query` at `action` for what cannot be done in the incident's state
 */
export function applyAlertAction(incident: Incident, action: AlertAction, { by, at }: AlertActor): Incident {
  const { kind } = action;
  if (!allowsAction(incident, kind, at)) throw refused(incident, kind, at);
  const changed: Incident = { ...incident, ...changeOf(incident, action, at) };
  return { ...changed, history: [...incident.history, eventOf(action, { by, at })] };
}

function changeOf(incident: Incident, action: AlertAction, at: Instant): Partial<Incident> {
  const ended = { endedAt: incident.endedAt ?? at, snoozedUntil: null };
  switch (action.kind) {
    case "acknowledge":
      return { state: "acknowledged" };
    case "snooze":
      if (!(Date.parse(action.until) > Date.parse(at))) {
        throw new MetricsError("invalid-query", `a snooze until ${action.until} is over already; give a later time`, { path: "action.until" });
      }
      return { snoozedUntil: action.until };
    case "unsnooze":
      return { snoozedUntil: null };
    case "assign":
      return { owner: action.to };
    case "resolve":
      return { state: "resolved", ...ended };
    case "close":
      return { state: "closed" };
    case "markFalse":
      return { state: "closed", feedback: "false", ...ended };
    case "reopen":
      return { state: "open", endedAt: null, feedback: null, reopened: incident.reopened + 1 };
    case "note":
      return {};
    default:
      return action satisfies never;
  }
}

function eventOf(action: AlertAction, { by, at }: AlertActor): IncidentEvent {
  return {
    at,
    what: action.kind,
    by,
    ...(action.note !== undefined && { note: action.note }),
    ...(action.kind === "snooze" && { until: action.until }),
    ...(action.kind === "assign" && { to: action.to }),
  };
}

/**
 * The incident when its rule finds it graver: severity only rises while it lasts, and a rise ends a snooze. The same
 * incident where it does not rise, or is over.
 */
export function escalateIncident(incident: Incident, severity: AlertSeverity, at: Instant): Incident {
  if (!living.includes(incident.state) || rank[severity] >= rank[incident.severity]) return incident;
  const history = [...incident.history, { at, what: "escalate", by: null, severity } as const];
  return { ...incident, severity, snoozedUntil: null, history };
}

const rank: Readonly<Record<AlertSeverity, number>> = { critical: 0, warning: 1, info: 2 };

/** The order of a list: the gravest first, then the latest, then by id, so that it is always the same. */
export function compareIncidents(a: Incident, b: Incident): number {
  return rank[a.severity] - rank[b.severity] || Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.id < b.id ? -1 : 1);
}

function refused(incident: Incident, kind: AlertActionKind, at: Instant): MetricsError {
  const possible = (Object.keys(allowed) as AlertActionKind[]).filter((one) => allowsAction(incident, one, at));
  const why = `incident "${incident.id}" is ${incident.state}${incident.feedback === "false" ? " as false" : ""}`;
  return new MetricsError("invalid-query", `${why}, so "${kind}" cannot be done; possible are ${possible.join(", ")}`, { path: "action" });
}
