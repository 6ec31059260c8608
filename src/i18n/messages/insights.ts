interface BothWays<Say> {
  readonly up: Say;
  readonly down: Say;
}

/** What an insight card says. Every part that is given is said exactly once, for it becomes a link; words hold no digits. */
export interface InsightMessages {
  /** What a metric is held against, within a sentence. */
  readonly bases: Readonly<Record<"previous" | "yearAgo" | "sameWeekday", string>>;
  readonly change: BothWays<(metric: string, before: string, after: string, change: string, base: string) => string>;
  /** Behind a change. */
  readonly better: string;
  readonly worse: string;
  readonly steady: (metric: string, after: string, before: string, base: string) => string;
  readonly steadyAlone: (metric: string, after: string) => string;
  /** Where it could not be judged whether anything notable happened. */
  readonly unjudged: (metric: string, after: string, before: string, base: string) => string;
  readonly unjudgedAlone: (metric: string, after: string) => string;
  readonly driver: (where: string, contribution: string, before: string, after: string) => string;
  readonly record: { readonly [extreme in "high" | "low"]: (bucket: string, value: string, buckets: string) => string };
  readonly streak: BothWays<(bucket: string, steps: string, first: string, last: string) => string>;
  readonly anomaly: BothWays<(bucket: string, value: string, expected: string, lower: string, upper: string) => string>;
  /** Where it is not the last value alone, but those before it too. */
  readonly anomalousRun: BothWays<(bucket: string, value: string, expected: string, lower: string, upper: string) => string>;
  readonly outlook: BothWays<(bucket: string, value: string, lower: string, upper: string, level: string, usual: string) => string>;
  readonly targetMet: (target: string, value: string) => string;
  readonly targetMissed: (target: string, value: string) => string;
  readonly small: (metric: string, value: string, n: string, least: string) => string;
  readonly smallAlone: (metric: string, value: string, least: string) => string;
  readonly hidden: string;
  readonly incomplete: (from: string) => string;
  readonly behind: (through: string) => string;
  /** Names of the kinds of facts. */
  readonly kinds: Readonly<Record<"change" | "steady" | "unjudged" | "driver" | "record" | "streak" | "anomaly" | "outlook" | "target" | "small" | "hidden" | "incomplete" | "behind", string>>;
  readonly finding: string;
  readonly sentence: string;
  readonly figures: string;
  /** Said of every number, once for all. */
  readonly hint: string;
  readonly panel: string;
  /** Of the queries behind the numbers. */
  readonly origins: Readonly<Record<"total" | "course" | "history" | "drivers" | "catalog", string>>;
  readonly origin: string;
  readonly exact: string;
  readonly span: string;
  readonly rows: string;
  readonly query: string;
  readonly filter: string;
  readonly unfilter: string;
}
