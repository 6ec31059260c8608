import type { AlertState } from "../../analytics/alertState.ts";
import type { DetectorState } from "../../analytics/detect/detection.ts";
import type { OnsetState } from "../../analytics/detect/onset.ts";
import type { Acted, AlertQuery, Incident } from "../../query/alerts.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { Instant } from "../../query/range.ts";
import type { Delivery } from "./delivery.ts";
import type { OutboxEntry } from "./outbox.ts";

/**
 * Where an alert service keeps what it must not forget. `mysqlAlertStore` and `memoryAlertStore` are two; what the rows
 * mean is decided above them, once.
 */
export interface AlertStore {
  /**
   * All that `work` writes is there afterwards, or nothing of it. It may be done again where the database had to give way.
   * @throws whatever `work` throws, and MetricsError where the store cannot be reached
   */
  transact<T>(work: (rows: AlertRows) => Promise<T>): Promise<T>;
}

/** Who evaluates. */
export interface Lease {
  readonly holder: string;
  /** Grows with every new holder. */
  readonly fence: number;
  /** By the store's own clock, so that the clocks of those who compete do not matter. */
  readonly isOver: boolean;
}

/** What is known of one series of a rule. */
export interface KeptSeries {
  /** Its values of the rule's `by`, in their order. */
  readonly values: readonly DimensionValue[];
  readonly state: AlertState;
  /** Of an anomaly rule. */
  readonly detector: KeptDetector | null;
  /** Start of the last bucket in which it had anything, or of when that was first looked for. Not known of what an older version kept. */
  readonly seenAt?: Instant;
}

export interface KeptDetector {
  /** What it had learned before the bucket that starts at `before`. */
  readonly state: DetectorState;
  readonly before: Instant;
  /** What it had seen by then of where the data begin. */
  readonly onset: OnsetState;
}

/** When a rule was last evaluated. */
export interface KeptCheck {
  readonly ruleId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What of the rule its series' states depend on, as a fingerprint. */
  readonly shape: string;
}

export interface KeptIncident {
  readonly incident: Incident;
  /** Of the rule, the series and the direction: at most one incident of a key lasts. */
  readonly key: string;
}

/** A list in the order of `compareIncidents`. */
export interface FoundIncidents {
  readonly incidents: readonly Incident[];
  readonly next?: string;
  readonly total: number;
}

/** The rows within one transaction. What is read to be written again is locked until its end. */
export interface AlertRows {
  /** Null: there never was one. */
  lease(): Promise<Lease | null>;
  putLease(lease: { readonly holder: string; readonly fence: number }, leaseMs: number): Promise<void>;

  checks(): Promise<readonly KeptCheck[]>;
  putCheck(check: KeptCheck): Promise<void>;
  /** With its series. */
  removeCheck(ruleId: string): Promise<void>;

  seriesOf(ruleId: string): Promise<readonly KeptSeries[]>;
  /** In place of all that were kept of the rule. */
  putSeries(ruleId: string, series: readonly KeptSeries[]): Promise<void>;

  /** Those that last, and those that ended at `endedAfter`, epoch milliseconds, or later. */
  incidentsOf(ruleId: string, endedAfter: number): Promise<readonly KeptIncident[]>;
  incident(id: string): Promise<KeptIncident | null>;
  /** One of the key that lasts; null: none does. */
  lasting(key: string): Promise<Incident | null>;
  /** @param knownHistory how many of its events are kept already */
  putIncident(kept: KeptIncident, knownHistory: number): Promise<void>;
  /** @throws MetricsError `invalid-query` where the cursor is of another list */
  find(query: Pick<AlertQuery, "metrics" | "states" | "severities" | "range" | "page">): Promise<FoundIncidents>;

  /** @param request a name for its id, its user and what they asked for */
  answered(request: string): Promise<readonly Acted[] | null>;
  putAnswer(request: string, answer: readonly Acted[], at: number): Promise<void>;

  /** What nobody is told yet, in the order in which it happened. */
  outbox(): Promise<readonly OutboxEntry[]>;
  putOutbox(entries: readonly OutboxEntry[]): Promise<void>;
  removeOutbox(ids: readonly string[]): Promise<void>;
  /** When something was last sent of each group, epoch milliseconds. */
  groups(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  putGroups(keys: readonly string[], at: number): Promise<void>;

  /** What is on its way to each receiver for which something is: how much, and what was made first. */
  pending(): Promise<readonly { readonly receiver: string; readonly count: number; readonly first: Delivery }[]>;
  /** What was made first of what is on its way to a receiver. */
  firstPending(receiver: string): Promise<Delivery | null>;
  /** In the order in which they were made. Left out: of every status. */
  deliveries(status?: Delivery["status"]): Promise<readonly Delivery[]>;
  delivery(id: string): Promise<Delivery | null>;
  putDelivery(delivery: Delivery): Promise<void>;
  removeDeliveries(ids: readonly string[]): Promise<void>;
  /** When something was tried to be sent after `since`, by receiver; epoch milliseconds. */
  attempts(since: number): Promise<ReadonlyMap<string, readonly number[]>>;
  putAttempt(receiver: string, at: number): Promise<void>;

  /** Forgets what was sent, tried or answered before, epoch milliseconds. */
  forget(before: number): Promise<void>;
}
