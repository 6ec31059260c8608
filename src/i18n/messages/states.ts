export interface StateMessages {
  readonly loading: string;
  readonly refreshing: string;
  /** Of a bucket that is still running. */
  readonly incomplete: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly clearFilters: string;
  readonly partial: string;
  /** What was cut; `actual` is null where nobody counted. */
  readonly limited: (limit: string, actual: string | null) => string;
  readonly error: string;
  /** Of a widget that shows less than it should, because its code did not arrive. */
  readonly missing: string;
  /** The data is there, and its widget failed to draw it. */
  readonly undrawn: string;
  /** The data is there, and the code that draws its chart did not arrive. */
  readonly codeMissing: string;
  /** Why, by `MetricsError.code`; codes that only a developer can act on are absent. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly errorCode: (code: string) => string;
  readonly request: (id: string) => string;
  readonly retry: string;
  readonly forbidden: string;
  readonly stale: (asOf: string) => string;
  readonly tooFew: string;
  readonly tooFewOf: (n: string, least: string) => string;
  readonly offline: string;
  /** After `offline`. */
  readonly online: string;
  readonly placeholder: string;
  /** Opens the panel that says what a metric means. */
  readonly definition: string;
  readonly notFilteredBy: (dimension: string) => string;
  /** Of a number that is known, and not for this reader: in place of it, and why. */
  readonly hidden: string;
  readonly masked: string;
  /** Why a data source does not answer; `message` is the developer's. */
  readonly unsupported: (message: string) => string;
  /** How an answer came about, by `plan.how`, from so many answers of the source. */
  readonly plans: Readonly<Record<"rewritten" | "finished", (steps: string) => string>>;
  /** What an answer's warnings of these codes mean: what is missing, and how it came about. Others are said as they are. */
  readonly warnings: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
}
