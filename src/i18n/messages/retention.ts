export interface RetentionMessages {
  readonly views: Readonly<Record<"cohorts" | "curve", string>>;
  /** Names the switch between the views. */
  readonly view: string;
  readonly cohort: string;
  /** How many are in a cohort. */
  readonly size: string;
  readonly retained: string;
  readonly value: string;
  readonly state: string;
  readonly completeOn: string;
  readonly period: string;
  /** The name of a period by the length of it: 0 is the start's own. */
  readonly periods: Readonly<
    Record<"minute" | "hour" | "day" | "businessDay" | "week" | "month" | "quarter" | "year" | "other", (period: string) => string>
  >;
  /** How the mean is made: Σ retained ÷ Σ eligible, or every cohort counted alike. */
  readonly means: Readonly<Record<"pooled" | "simple", string>>;
  /** All values of a dimension beside each other. */
  readonly compared: string;
  /** What the numbers are: of whom, what, and when. */
  readonly defines: (start: string, what: string, when: string) => string;
  readonly shareWho: (event: string) => string;
  readonly howMany: (event: string) => string;
  readonly sumOf: (number: string, event: string) => string;
  readonly averageOf: (number: string, event: string) => string;
  readonly sumShareOf: (number: string, event: string) => string;
  readonly criteria: Readonly<Record<"on" | "onOrAfter" | "onOrBefore" | "streak", string>>;
  readonly ofPrevious: string;
  readonly rolling: string;
  readonly recurring: string;
  readonly numberOf: (users: string, size: string) => string;
  readonly cases: (n: string) => string;
  readonly running: string;
  readonly runningUntil: (date: string) => string;
  readonly future: string;
  readonly futureUntil: (date: string) => string;
  readonly nobody: string;
  readonly againstMean: (change: string) => string;
  readonly fewCases: string;
  readonly shows: (definition: string, range: string) => string;
  readonly cohorts: (n: number) => string;
  readonly people: (n: string) => string;
  readonly meanAt: (period: string, value: string, cases: string) => string;
  readonly highest: (period: string, value: string, cohort: string) => string;
  readonly lowest: (period: string, value: string, cohort: string) => string;
  /** After highest and lowest, where cells of their period have too few cases. */
  readonly smallLeftOut: string;
  readonly incomplete: (n: number) => string;
  readonly small: (n: number) => string;
  readonly keyboard: string;
  readonly curveKeyboard: string;
  readonly drills: string;
}
