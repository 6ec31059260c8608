import type { MetricsError } from "./error.ts";
import type { AnyFilter } from "./filter.ts";
import type { LocalizedText } from "./locale.ts";
import type { Instant, ResolvedRange } from "./range.ts";

/** The gravest first. */
export const alertSeverities = ["critical", "warning", "info"] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** What people made of it. `resolved`: it is over, `closed`: and done with. */
export const incidentStates = ["open", "acknowledged", "resolved", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

/**
 * What the rule last found. `recovering`: within bounds again, not for long enough; `nodata`: nothing came, which is
 * never good news; `error`: the rule could not be evaluated.
 */
export const alertConditions = ["firing", "recovering", "nodata", "error", "normal"] as const;
export type AlertCondition = (typeof alertConditions)[number];

export interface AlertPerson {
  readonly id: string;
  readonly name: string;
}

/** A closed bucket, or one that still runs, and what the rule expected of it. */
export interface IncidentPoint {
  /** The bucket's start. */
  readonly at: Instant;
  /** In the metric's unit; null where nothing came. */
  readonly value: number | null;
  readonly expected?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
}

/** What happened to an incident: what a person did, or the rule. */
export const incidentEvents = [
  "acknowledge",
  "snooze",
  "unsnooze",
  "assign",
  "resolve",
  "close",
  "markFalse",
  "reopen",
  "note",
  "fire",
  "escalate",
  "recover",
  "nodata",
  "error",
] as const;

export interface IncidentEvent {
  readonly at: Instant;
  readonly what: (typeof incidentEvents)[number];
  /** Null: the rule itself, or nobody knows. */
  readonly by: AlertPerson | null;
  readonly note?: string;
  /** Of a snooze. */
  readonly until?: Instant;
  /** Of an assignment; null: taken from whoever had it. */
  readonly to?: AlertPerson | null;
  /** Of a fire or an escalation. */
  readonly severity?: AlertSeverity;
}

/** One time that a rule fired for one series, until it is closed. */
export interface Incident {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: LocalizedText;
  /** A name in the catalog. */
  readonly metric: string;
  /** The values of dimensions that the series is of; empty: the whole. */
  readonly scope: { readonly [dimension: string]: string | number | boolean | null };
  /** Of these rows alone are its numbers: the condition of its rule. Left out: of all in its scope. */
  readonly where?: AnyFilter;
  /** The highest so far: it never falls while the incident lasts. */
  readonly severity: AlertSeverity;
  readonly state: IncidentState;
  readonly condition: AlertCondition;
  /** Quiet until then, unless it becomes graver. */
  readonly snoozedUntil: Instant | null;
  readonly startedAt: Instant;
  /** Null while it lasts. */
  readonly endedAt: Instant | null;
  /** Who takes care of it. */
  readonly owner: AlertPerson | null;
  readonly dueAt: Instant | null;
  /** In the metric's unit, null where not known, as everything below. */
  readonly actual: number | null;
  readonly expected: number | null;
  /** The bounds that were left: a threshold has one of them. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly direction: "above" | "below" | null;
  /** How surprising it is by the rule's own measure; for order, not for reading. */
  readonly score: number | null;
  /** The latest buckets, oldest first. A list holds some of them, the detail all. */
  readonly points: readonly IncidentPoint[];
  /** The first instant that `points` do not cover whole, as results say it. */
  readonly incompleteFrom?: Instant;
  /** Incidents of one cause have the same; null: it stands alone. */
  readonly groupKey: string | null;
  /** How often it came back. */
  readonly reopened: number;
  /** What people said of the rule's finding. */
  readonly feedback: "false" | null;
  /** Oldest first. A list may leave out all of it. */
  readonly history: readonly IncidentEvent[];
}

/** What people do to incidents. A note may go with everything. */
export type AlertAction = { readonly note?: string } & (
  | { readonly kind: "acknowledge" | "unsnooze" | "resolve" | "close" | "markFalse" | "reopen" }
  | { readonly kind: "snooze"; readonly until: Instant }
  | { readonly kind: "assign"; readonly to: AlertPerson | null }
  | { readonly kind: "note"; readonly note: string }
);
export type AlertActionKind = AlertAction["kind"];

export interface AlertQuery {
  /** Names in the catalog. Left out: of every metric. */
  readonly metrics?: readonly string[];
  /** Left out: every state. */
  readonly states?: readonly IncidentState[];
  readonly severities?: readonly AlertSeverity[];
  /** Those that lasted in it, for a moment at least. Left out: of any time. */
  readonly range?: ResolvedRange;
  /** Default: the first 200. */
  readonly page?: { readonly size: number; readonly cursor?: string };
  readonly signal?: AbortSignal;
}

/** The gravest first, then the latest. */
export interface AlertPage {
  readonly incidents: readonly Incident[];
  /** Where the next page begins; absent: this was the last. */
  readonly next?: string;
  /** How many there are on all pages; absent where nobody counted. */
  readonly total?: number;
  /** When the rules were last evaluated. */
  readonly evaluatedAt: Instant;
}

export interface AlertActRequest {
  readonly ids: readonly string[];
  readonly action: AlertAction;
  /** The same request sent twice is done once. */
  readonly requestId: string;
  readonly signal?: AbortSignal;
}

/** What became of one incident: it, as it is after the action, or why it was refused. */
export type Acted = { readonly id: string } & ({ readonly incident: Incident } | { readonly error: MetricsError });

export interface AlertPeople {
  readonly people: readonly AlertPerson[];
  /** Who acts here, where that is known. */
  readonly me: AlertPerson | null;
}

/** Where incidents are kept: they are shown and edited in a page; rules are evaluated where the port's data is. */
export interface AlertPort {
  /** @throws MetricsError, as everything here */
  list(query: AlertQuery): Promise<AlertPage>;
  /** One incident with all of its points and its whole history. */
  detail(id: string, options?: { readonly signal?: AbortSignal }): Promise<Incident>;
  /** In the order of `ids`: one that is refused leaves the others alone. Who acts is the port's to know. */
  act(request: AlertActRequest): Promise<readonly Acted[]>;
  /** To whom incidents can be assigned. Left out: to nobody. */
  people?(options?: { readonly signal?: AbortSignal }): Promise<AlertPeople>;
  /** Calls whenever incidents may have changed; returns the way to stop. Left out: the page asks from time to time. */
  subscribe?(changed: () => void): () => void;
}
