/** The builder of alert rules. */
export interface AlertRuleMessages {
  readonly title: string;
  readonly groups: Readonly<Record<"what" | "when" | "how" | "advanced", string>>;
  /** The labels of its fields. */
  readonly fields: Readonly<
    Record<
      | "nameEn"
      | "nameZh"
      | "metric"
      | "scopeDimension"
      | "scopeValues"
      | "by"
      | "grain"
      | "kind"
      | "bounds"
      | "high"
      | "low"
      | "against"
      | "as"
      | "rise"
      | "fall"
      | "budget"
      | "direction"
      | "least"
      | "buckets"
      | "severity"
      | "criticalHigh"
      | "criticalLow"
      | "criticalRise"
      | "criticalFall"
      | "breaches"
      | "of"
      | "clearAfter"
      | "keepFiring"
      | "exitHigh"
      | "exitLow"
      | "exitRise"
      | "exitFall"
      | "minimumVolume"
      | "missingAs"
      | "noDataAfter"
      | "every"
      | "grace"
      | "repeat"
      | "quietFrom"
      | "quietTo"
      | "mute"
      | "quiet"
      | "owner",
      string
    >
  >;
  readonly kinds: Readonly<Record<"threshold" | "change" | "anomaly" | "noData", string>>;
  /** Of a threshold, and of a change. */
  readonly bounds: Readonly<Record<"above" | "below" | "outside", string>>;
  readonly ways: Readonly<Record<"above" | "below" | "outside", string>>;
  readonly directions: Readonly<Record<"up" | "down" | "both", string>>;
  /** By ISO 8601 duration; `other` is any that is not in the menu. */
  readonly against: Readonly<Record<"previous" | "P1D" | "P7D" | "P28D" | "P1Y" | "other", string>>;
  readonly as: Readonly<Record<"relative" | "absolute", string>>;
  readonly severities: Readonly<Record<"info" | "warning" | "critical", string>>;
  readonly missing: Readonly<Record<"keep" | "ok" | "alert", string>>;
  readonly grains: Readonly<
    Record<
      "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "fiscalQuarter" | "fiscalYear" | "businessDay" | "other",
      string
    >
  >;
  /** So many of them. */
  readonly buckets: Readonly<
    Record<"minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "other", (n: number) => string>
  >;
  readonly everything: string;
  readonly one: string;
  /** In place of what the form cannot show and leaves alone. */
  readonly kept: string;
  readonly never: string;
  readonly byDefault: (value: string) => string;
  readonly percentagePoints: string;
  readonly durationHint: string;
  readonly remove: (value: string) => string;
  readonly faults: Readonly<
    Record<"required" | "number" | "unknown" | "share" | "positive" | "order" | "never" | "volume" | "hours", string>
  >;
  readonly problems: (n: number) => string;
  /** The rule read back: what is done, when, and how often it is looked at. */
  readonly sentence: (verb: string, condition: string, checked: string) => string;
  readonly condition: (subject: string, what: string, times: string) => string;
  readonly verbs: Readonly<Record<"info" | "warning" | "critical", string>>;
  readonly scoped: (metric: string, scope: string) => string;
  readonly is: {
    readonly above: (high: string) => string;
    readonly below: (low: string) => string;
    readonly outside: (low: string, high: string) => string;
    readonly rises: (amount: string, base: string) => string;
    readonly falls: (amount: string, base: string) => string;
    readonly moves: (rise: string, fall: string, base: string) => string;
    readonly noData: string;
  };
  readonly unusual: Readonly<Record<"up" | "down" | "both", string>>;
  /** "2 of 3 days" */
  readonly ofLast: (n: string, of: string) => string;
  readonly checked: (every: string) => string;
  readonly preview: string;
  readonly wouldHaveFired: (n: number, span: string) => string;
  readonly fired: (from: string, to: string, severity: string) => string;
  readonly worst: (value: string) => string;
  readonly stillFires: string;
  readonly series: string;
  readonly chart: (metric: string, span: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly firings: (times: string) => string;
  readonly limit: string;
  readonly isFiring: string;
  readonly time: string;
  readonly asTable: string;
  readonly noPreview: string;
  /** Instead of it, where a number is there and cannot be used. */
  readonly wrongPreview: string;
  readonly noHistory: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly reset: string;
  readonly unsaved: string;
  readonly saveFailed: (why: string) => string;
  readonly forbidden: string;
  readonly offline: string;
  /** @param changed the names of the fields that the other one changed; empty where none of them has a field */
  readonly conflict: (changed: string) => string;
  readonly removed: string;
  readonly loadTheirs: string;
  readonly keepMine: string;
  readonly gone: string;
}
