import type { AlertSeverity } from "./alerts.ts";
import type { Catalog, GroupDimensionName, MetricName } from "./catalog.ts";
import type { Filter } from "./catalogFilter.ts";
import type { LocalizedText } from "./locale.ts";
import type { CalendarOptions, Grain, LocalDate, Weekday } from "./range.ts";

/** What is beyond one of them is out of bounds; a value at a bound is within. */
export type AlertLimits =
  | { readonly above: number; readonly below?: number }
  | { readonly above?: number; readonly below: number };

interface Limited {
  /** Beyond is a breach. In the metric's own unit; a share is in [0, 1]. */
  readonly enter: AlertLimits;
  /**
   * Within is clear; between the two nothing changes. Default: 0.6 of the change. Of a threshold, nearer to what is well
   * by 0.4 of its size, or of its distance to 0 or 1 where it lies between them; of an outside, 0.6 of its span.
   */
  readonly exit?: AlertLimits;
  /** Beyond these the alert is more severe than the rule's `severity`. A critical value waits for no other. */
  readonly levels?: { readonly warning?: AlertLimits; readonly critical?: AlertLimits };
}

export interface ThresholdCondition extends Limited {
  readonly kind: "threshold";
}
/** Limits are on the change: `{ below: -0.2 }` is a fall by more than 20 %, or by more than 0.2 of the metric's unit. */
export interface ChangeCondition extends Limited {
  readonly kind: "change";
  /** `previous`: the bucket just before. `shift`: the bucket so long ago, an ISO 8601 duration: `P7D`. */
  readonly against: "previous" | { readonly shift: string };
  /** `relative`: as a share of what it was; a bucket whose base is 0 or unknown is missing. */
  readonly as: "relative" | "absolute";
}
/** Unusual, as a detector says: its points carry `expected`, `lower`, `upper` and `score`. */
export interface AnomalyCondition {
  readonly kind: "anomaly";
  /** How many false alarms a week each series may give: how sensitive the detector is. */
  readonly falseAlarmsPerWeek: number;
  readonly direction: "up" | "down" | "both";
  /** How far from the expected a value must be: in the metric's unit, or as a share of the expected. */
  readonly minimumChange?: { readonly absolute: number } | { readonly relative: number };
  /** A score at or below it is clear. The score of an alarm at the budget is 1. Default 0.6. */
  readonly exit?: number;
  /** Scores from which on the alert is more severe. */
  readonly levels?: { readonly warning?: number; readonly critical?: number };
  /** After so many buckets of firing the level counts as the new normal: the alert ends. Default: never. */
  readonly relearnAfter?: number;
}
export interface NoDataCondition {
  readonly kind: "noData";
  /** So many buckets in a row without data. Buckets without rows count, of counts and sums too. */
  readonly after: number;
}
export type AlertRuleCondition = ThresholdCondition | ChangeCondition | AnomalyCondition | NoDataCondition;

/** Times of the rule's own calendar. */
export interface AlertTimes {
  /** `from` and `to` as `22:00` and `08:00`; `to` is the first minute outside, `24:00` the day's end. Past midnight if it is not later. */
  readonly weekly?: readonly {
    /** On which it begins. Default: every day. */
    readonly days?: readonly Weekday[];
    readonly from: string;
    readonly to: string;
  }[];
  /** Whole days, half-open. */
  readonly dates?: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
}

/**
 * When somebody is to be told of a metric. Plain JSON: the builder writes it, the server evaluates it, and the same
 * code reads it in both. What is left out has the defaults that `alertDefaults` names.
 */
export interface AlertRule<C extends Catalog = Catalog> {
  /** Of this document. */
  readonly format: 1;
  readonly id: string;
  /** How often it was saved; 0: never. Who saves an older one than is kept is told of the conflict. */
  readonly version: number;
  readonly name: LocalizedText;
  readonly metric: MetricName<C>;
  readonly where?: Filter<C>;
  /** One series for each value, each with an alert of its own. */
  readonly by?: readonly GroupDimensionName<C>[];
  /** The buckets that are judged, each when it is closed. */
  readonly grain: Grain;
  readonly calendar?: CalendarOptions;
  readonly condition: AlertRuleCondition;
  /** Default `warning`. */
  readonly severity?: AlertSeverity;
  /** Cases that a bucket must have to be a breach. */
  readonly minimumVolume?: number;
  /** Fires when `breaches` of the last `of` buckets are. Default: 1 of 1, of buckets shorter than a day 2 of 3. */
  readonly for?: { readonly breaches: number; readonly of: number };
  /** Clear buckets until it ends. Default 3. */
  readonly clearAfter?: number;
  /** How long it fires after its last breach at least. Default 0. */
  readonly keepFiringMinutes?: number;
  /** A bucket whose value is not known. */
  readonly missing?: {
    /** `keep`: as if it were not there. `ok`: clear. `alert`: a breach. Default `keep`. */
    readonly as?: "keep" | "ok" | "alert";
    /** So many in a row, and the state is `nodata`. Default 3. */
    readonly noDataAfter?: number;
    /** How long without data, or in error, until a firing alert ends. Default: never. */
    readonly resolveAfterMinutes?: number;
  };
  /** Buckets that start in these times are no breach. */
  readonly mute?: AlertTimes;
  readonly check?: {
    /** Default 15; of buckets of a day and longer 60. */
    readonly everyMinutes?: number;
    /** How long data may be late. Default 10; of buckets of a day and longer 60. */
    readonly graceMinutes?: number;
  };
  readonly notify?: {
    /** Tells again while it fires. Default: never. */
    readonly repeatMinutes?: number;
    /** What is sent waits for their end. For whoever sends: the state does not depend on them. */
    readonly quiet?: AlertTimes;
  };
  readonly owner?: string;
}

/** What a rule is judged by: all of it that does not name anything in its catalog. */
export type JudgedRule = Omit<AlertRule, "metric" | "where" | "by">;
