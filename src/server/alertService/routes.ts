import { isMuted } from "../../analytics/isMuted.ts";
import type { AlertRule, AlertTimes } from "../../query/alertRule.ts";
import type { AlertSeverity } from "../../query/alerts.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { rowsLeft } from "../../query/rowsLeft.ts";
import type { Instant } from "../../query/range.ts";
import { isTimeZone } from "../../query/timeZone.ts";
import { keyOf } from "./notification.ts";
import type { AlertNotification } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";

/** What a notification is chosen by. All that is given has to fit; one of each list is enough. */
export interface AlertMatch {
  readonly rules?: readonly string[];
  readonly metrics?: readonly string[];
  readonly severities?: readonly AlertSeverity[];
  readonly owners?: readonly string[];
  readonly kinds?: readonly AlertNotification["kind"][];
  /** Values by their dimension: of the series, or those that its rule's condition leaves. A series without the dimension does not fit. */
  readonly scope?: { readonly [dimension: string]: readonly DimensionValue[] };
}

/** Where notifications go. */
export interface AlertRoute {
  /** Left out: everything. */
  readonly match?: AlertMatch;
  /** Names of notifiers. */
  readonly to: readonly string[];
  /** Whether routes after this one are asked too. Default: the first that matches is the last. */
  readonly continue?: boolean;
  /** What notifications that go together have in common: `rule`, `metric`, `severity` or a dimension. Default: the incident. */
  readonly groupBy?: readonly string[];
  /** How long a group collects before its first message. Default 30 of grouped ones, else 0. */
  readonly groupWaitSeconds?: number;
  /** How long after its last message a group is quiet. Default 300 of grouped ones, else 0. */
  readonly groupIntervalSeconds?: number;
  /** Of rules that do not say: tells again while they fire. The first such route that fits the rule decides. Default: never. */
  readonly repeatMinutes?: number;
  /** What is sent waits for their end. Default zone `UTC`. */
  readonly quiet?: { readonly times: AlertTimes; readonly timeZone?: string };
}

/** Nothing of what matches is told meanwhile. What still fires at the end is told then. */
export interface AlertSilence {
  readonly match?: AlertMatch;
  /** Half-open. */
  readonly from: Instant;
  readonly to: Instant;
}

export function matches(match: AlertMatch | undefined, { rule, severity, kind, scope, where }: AlertNotification): boolean {
  const { rules, metrics, severities, owners, kinds, scope: wanted = {} } = match ?? {};
  return (
    (rules?.includes(rule.id) ?? true) &&
    (metrics?.includes(rule.metric) ?? true) &&
    (severities?.includes(severity) ?? true) &&
    (owners === undefined || (rule.owner !== undefined && owners.includes(rule.owner))) &&
    (kinds?.includes(kind) ?? true) &&
    Object.entries(wanted).every(([name, values]) => {
      if (Object.hasOwn(scope, name)) return values.includes(scope[name] ?? null);
      return rowsLeft(where).values.some(([dimension, left]) => dimension === name && left.every((value) => values.includes(value)));
    })
  );
}

/** Whether it may not be told now. */
export function isSilenced(silences: readonly AlertSilence[], notification: AlertNotification, now: number): boolean {
  return silences.some(({ match, from, to }) => Date.parse(from) <= now && now < Date.parse(to) && matches(match, notification));
}

/** Whether it waits for the end of quiet hours. */
export function isQuiet({ quiet }: OutboxEntry, now: number): boolean {
  return quiet.some(({ times, timeZone }) => isMuted(times, now, timeZone));
}

/** The routes that a notification takes: the first that matches, and those after it while each says to go on. */
export function routesOf(routes: readonly AlertRoute[], notification: AlertNotification): readonly AlertRoute[] {
  const fitting = routes.filter(({ match }) => matches(match, notification));
  const last = fitting.findIndex((route) => route.continue !== true);
  return last < 0 ? fitting : fitting.slice(0, last + 1);
}

/** A notification for each receiver of its routes, once for each. */
export function routed(
  routes: readonly AlertRoute[],
  rule: Pick<AlertRule, "notify" | "calendar">,
  notification: AlertNotification,
  now: number,
): readonly OutboxEntry[] {
  const entries = routesOf(routes, notification).flatMap((route) =>
    route.to.map((receiver): OutboxEntry => {
      const grouped = route.groupBy !== undefined;
      const { groupWaitSeconds = grouped ? 30 : 0, groupIntervalSeconds = grouped ? 300 : 0 } = route;
      const quiet = [
        ...(rule.notify?.quiet ? [{ times: rule.notify.quiet, timeZone: zoneOf(rule) }] : []),
        ...(route.quiet ? [{ times: route.quiet.times, timeZone: route.quiet.timeZone ?? "UTC" }] : []),
      ];
      return {
        id: keyOf(notification.id, receiver),
        receiver,
        groupKey: keyOf(receiver, groupOf(route, notification)),
        createdAt: now,
        waitMs: groupWaitSeconds * 1_000,
        intervalMs: groupIntervalSeconds * 1_000,
        quiet,
        notification,
      };
    }),
  );
  return [...new Map(entries.toReversed().map((entry) => [entry.id, entry])).values()].toReversed();
}

/** Of a rule whose zone is none, which is told of by an error: that has to arrive. */
function zoneOf({ calendar }: Pick<AlertRule, "calendar">): string {
  const zone = calendar?.timeZone ?? "UTC";
  return isTimeZone(zone) ? zone : "UTC";
}

function groupOf({ groupBy }: AlertRoute, { rule, severity, scope, incident, id }: AlertNotification): readonly unknown[] {
  if (groupBy === undefined) return ["incident", incident?.id ?? id];
  const own: { readonly [name: string]: DimensionValue } = { rule: rule.id, metric: rule.metric, severity };
  return groupBy.map((name) => [name, Object.hasOwn(scope, name) ? scope[name] : (own[name] ?? null)]);
}

/** The rule as its routes want it repeated. */
export function withRepeat(rule: AlertRule, routes: readonly AlertRoute[]): AlertRule {
  if (rule.notify?.repeatMinutes !== undefined) return rule;
  const found = routes.find(({ match, repeatMinutes }) => {
    const fits = (match?.rules?.includes(rule.id) ?? true) && (match?.metrics?.includes(rule.metric) ?? true);
    return fits && repeatMinutes !== undefined;
  });
  return found?.repeatMinutes === undefined ? rule : { ...rule, notify: { ...rule.notify, repeatMinutes: found.repeatMinutes } };
}
