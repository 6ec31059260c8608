import { compareIncidents, isSnoozed } from "../../analytics/applyAlertAction.ts";
import type { AlertSeverity, Incident } from "../../query/alerts.ts";
import type { Instant } from "../../query/range.ts";

export const alertSorts = ["severity", "started", "deviation", "due"] as const;
export type AlertSort = (typeof alertSorts)[number];

/** What of a list is shown. Null: all. */
export interface AlertFilter {
  readonly severity: AlertSeverity | null;
  /** A person's id; `""`: nobody's. */
  readonly owner: string | null;
}

export const noFilter: AlertFilter = { severity: null, owner: null };

/** A row of the list: an incident, those of one cause folded together, or those that are snoozed. */
export type AlertRow =
  | { readonly kind: "incident"; readonly key: string; readonly incident: Incident; readonly level: 1 | 2 }
  | {
      readonly kind: "group" | "snoozed";
      readonly key: string;
      /** The gravest first; never empty. */
      readonly incidents: readonly Incident[];
      readonly isOpen: boolean;
    };

export interface AlertRowsOptions {
  readonly filter: AlertFilter;
  readonly sort: AlertSort;
  readonly now: Instant;
  /** Keys of the folds that are open. */
  readonly open: ReadonlySet<string>;
}

/** Incidents in the order that is asked for; two or more of one cause are one row, and snoozed ones one at the end. */
export function alertRows(incidents: readonly Incident[], { filter, sort, now, open }: AlertRowsOptions): readonly AlertRow[] {
  const shown = incidents.filter((incident) => passesFilter(incident, filter)).sort(orders[sort]);
  const snoozed = shown.filter((incident) => isSnoozed(incident, now));
  const awake = shown.filter((incident) => !isSnoozed(incident, now));
  const groups = new Map<string, Incident[]>();
  for (const incident of awake) {
    const key = incident.groupKey === null ? `incident ${incident.id}` : `group ${incident.groupKey}`;
    groups.set(key, [...(groups.get(key) ?? []), incident]);
  }
  const rows = [...groups].flatMap(([key, members]) => (members.length > 1 ? fold("group", key, members, open) : single(members, 1)));
  return snoozed.length === 0 ? rows : [...rows, ...fold("snoozed", "snoozed", snoozed, open)];
}

function fold(kind: "group" | "snoozed", key: string, members: readonly Incident[], open: ReadonlySet<string>): readonly AlertRow[] {
  const isOpen = open.has(key);
  const head = { kind, key, incidents: members.toSorted(compareIncidents), isOpen } as const;
  return isOpen ? [head, ...single(members, 2)] : [head];
}

function single(members: readonly Incident[], level: 1 | 2): readonly AlertRow[] {
  return members.map((incident) => ({ kind: "incident", key: incident.id, incident, level }));
}

export function passesFilter({ severity, owner }: Incident, filter: AlertFilter): boolean {
  return (filter.severity === null || severity === filter.severity) && (filter.owner === null || (owner?.id ?? "") === filter.owner);
}

const orders: Readonly<Record<AlertSort, (a: Incident, b: Incident) => number>> = {
  severity: compareIncidents,
  started: (a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || compareIncidents(a, b),
  deviation: (a, b) => descending(a.score, b.score) || compareIncidents(a, b),
  due: (a, b) => ascending(a.dueAt, b.dueAt) || compareIncidents(a, b),
};

/** What is not known comes last. */
function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Math.abs(b) - Math.abs(a);
}

function ascending(a: Instant | null, b: Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Date.parse(a) - Date.parse(b);
}
