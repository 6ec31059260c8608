import type { AlertSeverity } from "../query/alerts.ts";
import type { Instant } from "../query/range.ts";
import type { Judgment } from "./alertVerdict.ts";

export type AlertStatus = "normal" | "pending" | "firing" | "recovering" | "nodata" | "error";

/** A time in which an alert fires. */
export interface AlertFiring {
  /** Start of the first bucket that it is for. It names the firing among those of its series. */
  readonly from: Instant;
  /** End of the bucket with which it began. */
  readonly at: Instant;
  /** The worst so far: it does not fall. */
  readonly severity: AlertSeverity;
  readonly direction: "up" | "down" | null;
  /** The worst bucket and how far it is out of bounds; null of buckets without data. */
  readonly peak: { readonly from: Instant; readonly value: number; readonly size: number } | null;
  /** Of which bucket's end somebody was last told, or by the clock of a repeat; null: nobody was, as the alert was flapping. */
  readonly notifiedAt: Instant | null;
  /** When that was, by the clock; of a rule that repeats. */
  readonly toldAt?: Instant;
  /** Whether it became graver since, which nobody was told, as the alert was flapping. */
  readonly isRaiseDue: boolean;
}

export interface JudgedBucket extends Judgment {
  readonly from: Instant;
  readonly to: Instant;
  readonly value: number | null;
}

/** What is known of one series of a rule. Plain JSON of bounded size, for whoever keeps it. */
export interface AlertState {
  readonly format: 1;
  readonly status: AlertStatus;
  /** End of the last bucket that was judged; null before the first. */
  readonly through: Instant | null;
  /** Null while it does not fire. A value in a firing is no baseline for a detector. */
  readonly firing: AlertFiring | null;
  /** Buckets judged so far. */
  readonly count: number;
  /** The last ones: which late data may still revise. */
  readonly recent: readonly JudgedBucket[];
  /** Buckets without data in a row, just before `recent`. Left out: none. */
  readonly missingBefore?: number;
  /** Buckets that end by then count for no other firing. */
  readonly settled: Instant | null;
  /** Of the firing, from before `recent`. */
  readonly earlier: { readonly clears: number; readonly lastBreach: Instant | null };
  /** Which buckets, by count, began or ended a firing of late. */
  readonly changes: readonly number[];
  /** The count until which nothing is told, after a digest. */
  readonly quietUntil: number;
  /** Evaluations that failed in a row. */
  readonly failures: number;
  /** Since when there is no data, or only errors. */
  readonly blindSince: Instant | null;
}

export interface AlertEvent {
  /**
   * `flapping`: in place of a notification of its own, after which some buckets are quiet. `repeated`: it still fires.
   * `noData` and `error` say that nothing is known, once.
   */
  readonly kind: "fired" | "raised" | "repeated" | "resolved" | "flapping" | "noData" | "error";
  /** End of the bucket, or the clock where it is not about one. */
  readonly at: Instant;
  /** Whether somebody is to be told. */
  readonly notify: boolean;
  readonly firing: AlertFiring | null;
  /**
   * Of `resolved`. `timeout`: nothing was known for too long. `relearned`: the level counts as the new normal. `turned`: values
   * went over to the other side, of which a `fired` follows.
   */
  readonly reason?: "cleared" | "timeout" | "relearned" | "turned";
}

/**
 * Before the first evaluation: nothing is known, and that is not well.
 * @param from buckets that end by then are not judged, so that a new rule does not tell of the past
 */
export function startAlert(from: Instant | null = null): AlertState {
  return {
    format: 1,
    status: "nodata",
    through: from,
    firing: null,
    count: 0,
    recent: [],
    settled: null,
    earlier: { clears: 0, lastBreach: null },
    changes: [],
    quietUntil: 0,
    failures: 0,
    blindSince: null,
  };
}
