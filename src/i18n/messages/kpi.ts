export interface KpiMessages {
  /** What a value is held against, as it stands inside a sentence. */
  readonly bases: Readonly<Record<"previous" | "yesterday" | "yearAgo" | "sameWeekday" | "target", string>>;
  readonly versus: (base: string) => string;
  /** What a change is, in a word, beside its color. */
  readonly sentiments: Readonly<Record<"good" | "bad" | "neutral", string>>;
  readonly onTarget: string;
  readonly offTarget: string;
  readonly target: (value: string) => string;
  readonly until: (time: string) => string;
  readonly untilAgainst: (time: string, base: string, baseTime: string) => string;
  /** Where a value stands by the thresholds. */
  readonly statuses: Readonly<Record<"good" | "warning" | "bad", string>>;
  /** The period still runs and is held against a whole one. */
  readonly unlike: string;
  readonly latest: (bucket: string) => string;
  readonly sentence: (subject: string, clauses: readonly string[]) => string;
}
