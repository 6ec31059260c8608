import { applyAlertAction } from "../../analytics/applyAlertAction.ts";
import type { AlertAction, AlertPage, Incident } from "../../query/alerts.ts";
import type { Instant } from "../../query/range.ts";

/** What a list of alerts shows. None is a finding, not an absence: it was looked, as of `evaluatedAt`. */
export interface AlertsModel {
  readonly incidents: readonly Incident[];
  /** When the rules were last evaluated. */
  readonly evaluatedAt: Instant;
  /** How many there are with those that are not here; null where nobody counted. */
  readonly total: number | null;
}

/** What was done and is not confirmed yet. */
export interface PendingAct {
  readonly requestId: string;
  readonly ids: readonly string[];
  readonly action: AlertAction;
  readonly at: Instant;
}

/** The page as it will be once everything that was done is confirmed. */
export function alertsModel({ incidents, evaluatedAt, total }: AlertPage, pending: readonly PendingAct[]): AlertsModel {
  return { incidents: incidents.map((incident) => withPending(incident, pending)), evaluatedAt, total: total ?? null };
}

/** The incident after what was done to it; what cannot be done to it the port refuses. */
export function withPending(incident: Incident, pending: readonly PendingAct[]): Incident {
  return pending.reduce((before, { ids, action, at }) => (ids.includes(incident.id) ? tried(before, action, at) : before), incident);
}

function tried(incident: Incident, action: AlertAction, at: Instant): Incident {
  try {
    return applyAlertAction(incident, action, { by: null, at });
  } catch {
    return incident;
  }
}
