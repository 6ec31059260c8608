import { isSnoozed } from "../../analytics/applyAlertAction.ts";
import type { Incident } from "../../query/alerts.ts";
import { isInhibited } from "./inhibition.ts";
import type { AlertNotification } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";
import { isQuiet, isSilenced } from "./routes.ts";
import type { AlertSilence } from "./routes.ts";

export interface BundleOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly silences?: readonly AlertSilence[];
  /** Incidents that last: what one of them explains is not told beside it. */
  readonly lasting?: readonly Incident[];
  /** Incidents that ended while something waited: they explain what ends with them. */
  readonly ended?: readonly Incident[];
  /** Which of them may speak for what waits, with its incident as it is now. Default: all. */
  readonly maySpeak?: (total: Incident, entry: OutboxEntry, own: Incident | undefined) => boolean;
  /** Incidents that something waits for, as people have left them. */
  readonly current?: ReadonlyMap<string, Incident>;
  /** When something was last sent of a group. */
  readonly groups?: ReadonlyMap<string, number>;
  /** How many messages the receiver takes now; Infinity where it has no limit. */
  readonly budgetOf?: (receiver: string) => number;
  /** Notifications in one message. Default 50. */
  readonly most?: number;
}

export interface Bundle {
  readonly receiver: string;
  readonly groupKeys: readonly string[];
  readonly entries: readonly OutboxEntry[];
}

/**
 * What is sent now, of all that waits: one message for each group that is due. Where a receiver's limit is near (more than
 * half of what it still takes), all that is due for it goes into one digest, and at its limit waits.
 * What is silenced, or explained by an incident that lasts, waits; what ends meanwhile is dropped: nobody has to know.
 * So is what people have ended before it went out, with its end, and a repeat beside something newer. What they snoozed before anybody
 * was told waits for that, and is dropped where it ends meanwhile.
 */
export function bundled(
  waiting: readonly OutboxEntry[],
  { now, silences = [], lasting = [], ended = [], maySpeak = () => true, current = new Map(), groups = new Map(), budgetOf = () => Infinity, most = 50 }: BundleOptions,
): { readonly bundles: readonly Bundle[]; readonly dropped: readonly OutboxEntry[] } {
  const totals = [...lasting, ...ended];
  const currentOf = ({ incident }: AlertNotification) => (incident === null ? undefined : current.get(incident.id));
  const explains = (entry: OutboxEntry) =>
    isInhibited(entry.notification, totals.filter((total) => maySpeak(total, entry, currentOf(entry.notification))), currentOf(entry.notification));
  const explained = new Set(waiting.filter((entry) => entry.notification.kind !== "resolved" && explains(entry)));
  // An end is news to whoever was told of the beginning, and to nobody else.
  const isExplained = (entry: OutboxEntry) => explained.has(entry) || beginningsOf(entry, waiting).some((other) => explained.has(other));
  const isAsleep = ({ notification }: OutboxEntry) => isBeginning(notification) && isSnoozedNow(currentOf(notification), now);
  const held = new Set(waiting.filter((entry) => isSilenced(silences, entry.notification, now) || isAsleep(entry) || isExplained(entry)));
  const isGone = (entry: OutboxEntry) => explained.has(entry) && (currentOf(entry.notification)?.endedAt ?? null) !== null;
  const needless = new Set(waiting.filter((entry) => (held.has(entry) && isOver(entry, waiting)) || isGone(entry) || isKnown(entry.notification, current, now)));
  const dropped = waiting.filter((entry) => needless.has(entry) || isEndOf(entry, beginningsOf(entry, waiting), needless) || isOutdated(entry, waiting));
  const withheld = new Set([...held, ...dropped]);
  const free = waiting.filter((entry) => !withheld.has(entry) && !isQuiet(entry, now));
  const due = [...groupedBy(free, ({ groupKey }) => groupKey)].filter(([key, entries]) => isDue(entries, groups.get(key), now));
  const receivers = groupedBy(due, ([, entries]) => entries[0]?.receiver ?? "");
  const bundles = [...receivers].flatMap(([receiver, ready]): readonly Bundle[] => {
    const budget = budgetOf(receiver);
    if (budget < 1) return [];
    const each = ready.map(([key, entries]) => ({ receiver, groupKeys: [key], entries }));
    const all = { receiver, groupKeys: ready.map(([key]) => key), entries: waiting.filter((entry) => ready.some(([, own]) => own.includes(entry))) };
    return (each.length === 1 || each.length <= budget / 2 ? each : [all]).flatMap((bundle) => cut(bundle, most)).slice(0, budget);
  });
  return { bundles, dropped };
}

/** Whether what waits to be tried again is no longer to be sent now, or at all. */
export function isWithheld(entry: OutboxEntry, { now, silences = [], current = new Map() }: Pick<BundleOptions, "now" | "silences" | "current">): boolean {
  const { incident } = entry.notification;
  const isAsleep = incident !== null && isSnoozedNow(current.get(incident.id), now) && isBeginning(entry.notification);
  return isSilenced(silences, entry.notification, now) || isAsleep || isQuiet(entry, now) || isKnown(entry.notification, current, now);
}

/** Whether it is the end of what nobody is told began. */
function isEndOf({ notification }: OutboxEntry, beginnings: readonly OutboxEntry[], dropped: ReadonlySet<OutboxEntry>): boolean {
  return notification.kind === "resolved" && beginnings.length > 0 && beginnings.every((one) => dropped.has(one));
}

/** What lies further ahead than it may is of a clock that was put back since. */
function isDue(entries: readonly OutboxEntry[], lastAt: number | undefined, now: number): boolean {
  const [first] = entries;
  if (first === undefined) return false;
  const { createdAt, waitMs, intervalMs } = first;
  return lastAt === undefined || now - lastAt > intervalMs + waitMs || lastAt - now > intervalMs
    ? now >= createdAt + waitMs || createdAt - now > waitMs
    : now >= lastAt + intervalMs;
}

/** Whether the firing that it tells of ended before anybody was told of it. */
function isOver(entry: OutboxEntry, waiting: readonly OutboxEntry[]): boolean {
  const own = waiting.filter((other) => other.receiver === entry.receiver && sameIncident(other.notification, entry.notification));
  const isEnd = ({ notification }: OutboxEntry) => notification.kind === "resolved" && happened(notification) >= happened(entry.notification);
  return beginningsOf(entry, waiting).length > 0 && own.some(isEnd);
}

/** What tells that the incident of an entry began, up to then. */
export function beginningsOf({ receiver, notification }: OutboxEntry, waiting: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return waiting.filter(
    (other) =>
      other.receiver === receiver &&
      isBeginning(other.notification) &&
      sameIncident(other.notification, notification) &&
      happened(other.notification) <= happened(notification),
  );
}

function isBeginning({ kind, isFirst = false }: AlertNotification): boolean {
  return kind === "fired" || isFirst;
}

function happened({ at }: AlertNotification): number {
  return Date.parse(at);
}

/** Whether people have dealt with it meanwhile: they ended it, or it ended while they had it snoozed. */
function isKnown(notification: AlertNotification, current: ReadonlyMap<string, Incident>, now: number): boolean {
  const { kind, incident } = notification;
  const found = incident === null ? undefined : current.get(incident.id);
  if (found === undefined || kind === "resolved") return false;
  if (found.endedAt !== null) return !endedAwake(found);
  if (kind === "repeated" && found.state === "acknowledged") return true;
  return kind !== "raised" && !isBeginning(notification) && isSnoozedNow(found, now);
}

function isSnoozedNow(incident: Incident | undefined, now: number): boolean {
  return incident !== undefined && isSnoozed(incident, new Date(now).toISOString());
}

const endings: ReadonlySet<string> = new Set(["recover", "resolve", "close", "markFalse"]);
const wakings: ReadonlySet<string> = new Set(["unsnooze", "escalate", ...endings]);

/** Whether it ended by itself, and nobody had it snoozed then. */
function endedAwake({ history }: Incident): boolean {
  const end = history.findLastIndex(({ what }) => endings.has(what));
  const ending = history[end];
  if (ending?.what !== "recover") return false;
  const last = history.slice(0, end).findLast(({ what }) => what === "snooze" || wakings.has(what));
  return last?.until === undefined || Date.parse(last.until) <= Date.parse(ending.at);
}

/** A repeat says nothing beside what says more. */
function isOutdated({ id, receiver, notification }: OutboxEntry, waiting: readonly OutboxEntry[]): boolean {
  if (notification.kind !== "repeated") return false;
  return waiting.some(
    (other) =>
      other.id !== id &&
      other.receiver === receiver &&
      sameIncident(other.notification, notification) &&
      saysMore(other.notification, notification),
  );
}

/** The firing that is repeated does, its end, and a later repeat; than the first that is told of a firing only a digest that follows. */
function saysMore(other: AlertNotification, repeat: AlertNotification): boolean {
  if (isBeginning(repeat)) return other.kind === "flapping" && happened(other) > happened(repeat);
  return other.kind !== "repeated" || isBeginning(other) || happened(other) > happened(repeat);
}

function sameIncident(a: AlertNotification, b: AlertNotification): boolean {
  return a.incident !== null && a.incident.id === b.incident?.id;
}

function cut({ receiver, groupKeys, entries }: Bundle, most: number): readonly Bundle[] {
  const pieces = Math.ceil(entries.length / most);
  return Array.from({ length: pieces }, (_, piece) => ({ receiver, groupKeys, entries: entries.slice(piece * most, (piece + 1) * most) }));
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}
