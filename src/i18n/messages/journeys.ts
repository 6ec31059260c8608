/** What is said beside the picture of a funnel or a retention table. */
export interface JourneyNotes {
  readonly controlMissing: (control: string) => string;
  /** Name the choices of the two steps between which time is taken. */
  readonly from: string;
  readonly to: string;
  /** What Enter, and Shift with Enter, do besides in the steps. */
  readonly drillKeys: Readonly<Record<"timeToConvert" | "trend", string>>;
  /** Why a mean does what no cohort can. */
  readonly meanRises: string;
  readonly meanFalls: string;
  /** Of a range without starts that is shorter than a cohort. */
  readonly noWholeCohort: string;
}

/** What funnels and retention tables say of themselves: the definition of their numbers, and what to take them with. */
export interface JourneyMessages extends JourneyNotes {
  readonly steps: string;
  readonly stepWithin: (step: string, duration: string) => string;
  /** An event that has to meet conditions. */
  readonly narrowed: (event: string, conditions: string) => string;
  readonly order: string;
  readonly orders: Readonly<Record<"sequential" | "strict" | "any", string>>;
  readonly window: string;
  readonly windowOf: (duration: string) => string;
  readonly counted: string;
  readonly counts: {
    readonly uniques: string;
    readonly totals: string;
    readonly sessions: (gap: string) => string;
  };
  readonly excluded: string;
  readonly excludedBetween: (event: string, from: string, to: string) => string;
  readonly held: string;
  readonly heldOf: (dimensions: string) => string;
  readonly brokenDown: string;
  readonly attributions: Readonly<Record<"first" | "last" | "all" | "start", (dimension: string) => string>> & {
    readonly step: (dimension: string, step: string) => string;
  };
  readonly share: string;
  readonly shares: string;
  readonly times: string;
  readonly tests: string;
  readonly testOf: (against: string) => string;
  readonly fewCases: string;
  readonly fewCasesOf: (n: string) => string;
  readonly period: string;
  readonly filters: string;
  readonly people: string;
  readonly starts: Readonly<Record<"first" | "recurring", string>>;
  readonly retained: string;
  readonly windows: Readonly<Record<"calendar" | "rolling", string>>;
  readonly references: Readonly<Record<"start" | "previous", string>>;
  readonly mean: string;
  readonly means: Readonly<Record<"pooled" | "simple", string>>;
}
