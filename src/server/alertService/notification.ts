import { createHash } from "node:crypto";
import type { AlertEvent } from "../../analytics/alertState.ts";
import type { AlertRuleCondition, ChangeCondition } from "../../query/alertRule.ts";
import type { AlertSeverity, Incident } from "../../query/alerts.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { LocalizedText } from "../../query/locale.ts";
import type { Instant } from "../../query/range.ts";

/** One thing that somebody is told, once. Plain JSON without anything secret. */
export interface AlertNotification {
  /** The same whenever it is sent again, and for every receiver. */
  readonly id: string;
  /** `noData` and `error` may be of a series that has no incident. */
  readonly kind: AlertEvent["kind"];
  readonly at: Instant;
  /** Of another kind than `fired`: nobody was told before that it fires, as it began while it flapped. Default false. */
  readonly isFirst?: boolean;
  readonly severity: AlertSeverity;
  readonly rule: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly metric: string;
    readonly owner?: string;
    /** What its values are held against, and of a change before when; not known of what waits since an older version. */
    readonly kind?: AlertRuleCondition["kind"];
    readonly against?: ChangeCondition["against"];
  };
  /** The values of dimensions that the series is of; empty: the whole. */
  readonly scope: Incident["scope"];
  /** The condition of its rule: of these rows alone are the numbers. Left out: of all in its scope. */
  readonly where?: AnyFilter;
  readonly incident: NotifiedIncident | null;
}

/** What is told of an incident, as it was then. */
export type NotifiedIncident = Pick<
  Incident,
  "id" | "state" | "startedAt" | "endedAt" | "owner" | "actual" | "expected" | "lower" | "upper" | "direction" | "reopened"
>;

/** What goes to one receiver in one piece. It never changes: what is sent again is the same, under the same id. */
export interface AlertMessage {
  /** The idempotency key. */
  readonly id: string;
  readonly createdAt: Instant;
  /** In the order in which things happened. */
  readonly notifications: readonly AlertNotification[];
}

/** A name for what these parts say: 32 hexadecimal digits of their SHA-256. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
