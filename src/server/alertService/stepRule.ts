import { alertDefaults } from "../../analytics/alertDefaults.ts";
import { startAlert } from "../../analytics/alertState.ts";
import type { AlertEvent } from "../../analytics/alertState.ts";
import { escalateIncident, isSnoozed } from "../../analytics/applyAlertAction.ts";
import { hasData } from "../../analytics/detect/dataStart.ts";
import { valueKindOf } from "../../analytics/detect/valueKindOf.ts";
import { evaluateAlert } from "../../analytics/evaluateAlert.ts";
import type { AlertFailure } from "../../analytics/stepAlert.ts";
import type { AlertPoint, AlertSeries } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Incident } from "../../query/alerts.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Calendars, Metric } from "../../query/index.ts";
import { metricUnit } from "../../query/index.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { Instant } from "../../query/range.ts";
import { ruleIncidents } from "../../query/ruleIncidents.ts";
import type { KeptIncident, KeptSeries } from "./alertStore.ts";
import { detectedPoints } from "./detectedPoints.ts";
import { keyOf } from "./notification.ts";
import type { AlertNotification } from "./notification.ts";
import { endedIncident, foundIncident, incidentKey, openedIncident, reopenedIncident, scopeOf } from "./ruleIncident.ts";

export interface RuleRound {
  readonly rule: AlertRule;
  readonly metric: Metric | undefined;
  /** The catalog's. */
  readonly calendars?: Calendars | undefined;
  /** What people noted: times of incidents are no breach and no baseline of unusual values. Default: nothing. */
  readonly annotations?: readonly Annotation[] | undefined;
  /** What the adapter answered. */
  readonly found: readonly AlertSeries[] | AlertFailure;
  readonly kept: readonly KeptSeries[];
  /** Of the rule: those that last, and those that ended so late that they may come back. */
  readonly incidents: readonly KeptIncident[];
  /**
   * When the rule was evaluated before; null: never. Of older buckets a new series is not told, nor of those that the
   * others have behind them: while a rule could not be evaluated they stood still.
   */
  readonly before: number | null;
  readonly now: number;
  /** An incident that comes back within this time after its end is the same one. Default 60. */
  readonly reopenMinutes?: number;
}

export interface RuleChanges {
  readonly series: readonly KeptSeries[];
  /** Those that are new or changed. */
  readonly incidents: readonly KeptIncident[];
  /** What somebody is to be told, before it is routed. */
  readonly notifications: readonly AlertNotification[];
}

/**
 * One evaluation of a rule: the next state of each series, what becomes of incidents, what is told. Pure: from the same
 * rows the same comes, so that it may be done again after a crash.
 *
 * An incident that people have ended is told of no more while its condition lasts. One that is acknowledged is not
 * repeated, one that is snoozed only told of when it becomes graver.
 */
export function stepRule({ rule, metric, calendars, annotations = [], found, kept, incidents, before, now, reopenMinutes = 60 }: RuleRound): RuleChanges {
  const closedBy = now - alertDefaults(rule).graceMinutes * 60_000;
  const since = latestOf(kept.flatMap(({ state }) => state.through ?? [])) ?? new Date(Math.min(before ?? now, now) - alertDefaults(rule).graceMinutes * 60_000).toISOString();
  const desk = incidentDesk(incidents, reopenMinutes * 60_000);
  const told: { readonly scope: Incident["scope"]; readonly event: AlertEvent; readonly isFirst?: boolean; readonly incidentId: string | null }[] = [];
  const keptOf = new Map(kept.map((one) => [JSON.stringify(one.values), one]));
  const isFailed = "failed" in found;
  const valueKind = metric ? valueKindOf(metric, metricUnit(metric)) : "plain";
  const asked: readonly AlertSeries[] = isFailed ? seriesWithout(kept) : found;
  let failure: AlertEvent | null = null;
  const series = asked.map(({ values, points: given }): KeptSeries => {
    const known = keptOf.get(JSON.stringify(values));
    const state = known?.state ?? startAlert(since);
    const judged = isFailed
      ? { points: given, detector: known?.detector ?? null }
      : detectedPoints(rule, given, known?.detector ?? null, { values: valueKind, calendars, incidents: ruleIncidents(annotations, rule, values), closedBy });
    const { state: next, events } = evaluateAlert(rule, state, isFailed ? found : judged.points, { now });
    const scope = scopeOf(rule, values);
    let toldFiring = state.firing?.notifiedAt == null ? null : state.firing.from;
    for (const event of events) {
      const isFirst = event.notify && event.kind !== "noData" && event.kind !== "error" && event.firing !== null && event.firing.from !== toldFiring;
      if (isFirst) toldFiring = event.firing.from;
      if (event.kind === "error") failure ??= event;
      const noted = desk.note(rule, scope, event, now);
      if (noted.isTold && event.kind !== "error") told.push({ scope, event, isFirst, incidentId: noted.incidentId });
    }
    desk.refresh(rule, scope, (incident) => foundIncident(incident, rule, next, judged.points));
    return { values, state: next, detector: judged.detector, seenAt: lastSeen(given) ?? known?.seenAt ?? since };
  });
  // That a rule cannot be evaluated is one thing, of however many series.
  if (failure !== null) told.push({ scope: {}, event: failure, incidentId: null });
  return {
    series,
    incidents: desk.changed(),
    notifications: told.map(({ scope, event, isFirst = false, incidentId }) => notificationOf(rule, scope, event, { incident: desk.get(incidentId), isFirst })),
  };
}

function latestOf(times: readonly Instant[]): Instant | null {
  return times.reduce<Instant | null>((latest, time) => (latest === null || Date.parse(time) > Date.parse(latest) ? time : latest), null);
}

function lastSeen(points: readonly AlertPoint[]): Instant | undefined {
  return points.findLast(({ value, n }) => hasData({ value, n: n ?? null }))?.from;
}

interface Noted {
  readonly isTold: boolean;
  readonly incidentId: string | null;
}

/** Incidents of one rule while it is stepped. */
function incidentDesk(incidents: readonly KeptIncident[], reopenMs: number) {
  const given = new Map(incidents.map(({ incident }) => [incident.id, incident]));
  const all = new Map(incidents.map((kept) => [kept.incident.id, kept]));
  const idsOf = new Map<string, Set<string>>();
  const put = (key: string, incident: Incident) => {
    all.set(incident.id, { key, incident });
    idsOf.set(key, (idsOf.get(key) ?? new Set()).add(incident.id));
  };
  for (const { key, incident } of incidents) put(key, incident);
  const of = (key: string) => [...(idsOf.get(key) ?? [])].flatMap((id) => all.get(id)?.incident ?? []);
  const lasting = (key: string) => of(key).find(({ endedAt }) => endedAt === null);
  const isBack = ({ state, startedAt, endedAt }: Incident, at: Instant) => {
    const isOver = state === "resolved" && endedAt !== null && Date.parse(startedAt) <= Date.parse(at);
    return isOver && reopenMs > 0 && Date.parse(at) - Date.parse(endedAt) <= reopenMs;
  };
  const back = (key: string, at: Instant) =>
    of(key)
      .filter((incident) => isBack(incident, at))
      .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))[0];

  const note = (rule: AlertRule, scope: Incident["scope"], event: AlertEvent, now: number): Noted => {
    const { kind, firing, notify } = event;
    const isAboutData = kind === "noData" || kind === "error";
    if (firing === null) return { isTold: notify && isAboutData, incidentId: null };
    const key = incidentKey(rule, scope, firing.direction);
    const before = lasting(key);
    const began = () => {
      const opened = openedIncident(rule, scope, firing);
      const earlier = all.get(opened.id)?.incident ?? back(key, firing.from);
      return earlier === undefined ? opened : reopenedIncident(earlier, firing);
    };
    const incident = afterEvent(before, event, began);
    if (incident !== undefined) put(key, incident);
    // A digest may stand for an end that has just been noted.
    const about = incident ?? (kind === "flapping" ? of(key).findLast(({ endedAt }) => endedAt === event.at) : undefined);
    const isQuiet = before !== undefined && isSnoozed(before, new Date(now).toISOString()) && (kind !== "raised" || incident === before);
    const isKnown = kind === "repeated" && before?.state === "acknowledged";
    const isToldAhead = [...given.values()].some((one) => idsOf.get(key)?.has(one.id) && wasToldAhead(one, event));
    return { isTold: notify && !isQuiet && !isKnown && !isToldAhead && (about !== undefined || isAboutData), incidentId: about?.id ?? null };
  };

  return {
    note,
    get: (id: string | null) => (id === null ? null : (all.get(id)?.incident ?? null)),
    refresh: (rule: AlertRule, scope: Incident["scope"], next: (incident: Incident) => Incident) => {
      for (const direction of ["up", "down", null] as const) {
        const key = incidentKey(rule, scope, direction);
        // What people end goes on by itself.
        const own = of(key).filter((incident) => incident.endedAt === null || incident.condition !== "normal" || given.get(incident.id) !== incident);
        for (const incident of own) put(key, next(incident));
      }
    },
    changed: () => [...all.values()].filter((kept) => JSON.stringify(kept.incident) !== JSON.stringify(given.get(kept.incident.id))),
  };
}

/** Whether the firing's whole course was told by a clock that was put back since: it ended already, later than the event. */
function wasToldAhead({ history }: Incident, { at, firing }: AlertEvent): boolean {
  const began = history.findIndex((one) => (one.what === "fire" || one.what === "reopen") && one.by === null && one.at === firing?.at);
  if (began < 0) return false;
  return history.slice(began).some((one) => one.what === "recover" && Date.parse(one.at) >= Date.parse(at));
}

function afterEvent(incident: Incident | undefined, { kind, at, firing }: AlertEvent, began: () => Incident): Incident | undefined {
  const noted = (what: "nodata" | "error") => incident && { ...incident, history: [...incident.history, { at, what, by: null }] };
  switch (kind) {
    case "fired":
      return incident === undefined || firing === null ? began() : escalateIncident(incident, firing.severity, at);
    case "raised":
      return incident && firing ? escalateIncident(incident, firing.severity, at) : incident;
    case "resolved":
      return incident && endedIncident(incident, at);
    case "noData":
      return noted("nodata");
    case "error":
      return noted("error");
    case "repeated":
    case "flapping":
      return incident;
    default:
      return kind satisfies never;
  }
}

function notificationOf(
  rule: AlertRule,
  scope: Incident["scope"],
  event: AlertEvent,
  { incident, isFirst }: { readonly incident: Incident | null; readonly isFirst: boolean },
): AlertNotification {
  const { kind, at, firing } = event;
  const { id, name, metric, where, owner, condition } = rule;
  // That a rule cannot be evaluated may be what is wrong with its condition.
  const rows = incident === null ? (kind === "error" ? undefined : (where as AnyFilter | undefined)) : incident.where;
  return {
    id: keyOf(id, scope, firing?.from ?? null, firing?.direction ?? null, kind, at),
    kind,
    at,
    ...(isFirst && kind !== "fired" && { isFirst }),
    severity: firing?.severity ?? incident?.severity ?? alertDefaults(rule).severity,
    rule: {
      id,
      name,
      metric,
      ...(owner !== undefined && { owner }),
      kind: condition.kind,
      ...(condition.kind === "change" && { against: condition.against }),
    },
    scope,
    ...(rows !== undefined && { where: rows }),
    incident: incident && {
      id: incident.id,
      state: incident.state,
      startedAt: incident.startedAt,
      endedAt: incident.endedAt,
      owner: incident.owner,
      actual: incident.actual,
      expected: incident.expected,
      lower: incident.lower,
      upper: incident.upper,
      direction: incident.direction,
      reopened: incident.reopened,
    },
  };
}

/** All that is known fails together; where nothing is, as of a rule that never had an answer, the whole does. */
function seriesWithout(kept: readonly KeptSeries[]): readonly AlertSeries[] {
  const points: readonly AlertPoint[] = [];
  return kept.length === 0 ? [{ values: [], points }] : kept.map(({ values }) => ({ values, points }));
}
