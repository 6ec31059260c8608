import type { AlertSeverity } from "./alerts.ts";
import type { DimensionValue } from "./dimension.ts";
import type { Instant } from "./range.ts";

/** One bucket of one series, as an alert looks at it. Every bucket is there, those without data too. */
export interface AlertPoint {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Null: not known. */
  readonly value: number | null;
  /** Number of cases. */
  readonly n?: number | null;
  /** What a change is measured against; null: not known. */
  readonly base?: number | null;
  /** By a detector: what was expected, and its bounds. */
  readonly expected?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  /** How unusual, 1 being an alarm at the rule's budget; null while the detector still learns. */
  readonly score?: number | null;
  /** It starts in a holiday, or on a date that the rule is muted on: no breach, and no baseline. */
  readonly isLeftOut?: true;
}

/** The buckets of one series of a rule. */
export interface AlertSeries {
  /** Its values of the rule's `by`, in their order. */
  readonly values: readonly DimensionValue[];
  readonly points: readonly AlertPoint[];
}

/** A time in which a rule would have fired. */
export interface BacktestFiring {
  /** Start of the first bucket that it is for. */
  readonly from: Instant;
  /** End of the bucket with which it ended; null: it still fires. */
  readonly to: Instant | null;
  readonly severity: AlertSeverity;
  /** The worst bucket; null of buckets without data. */
  readonly peak: { readonly from: Instant; readonly value: number } | null;
}

/** What one series of a rule would have done. */
export interface BacktestSeries extends AlertSeries {
  readonly firings: readonly BacktestFiring[];
}
