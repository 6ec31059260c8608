/** The panel that says what a metric means. */
export interface DefinitionMessages {
  readonly timeZone: (zone: string) => string;
  /** A duration that runs on business time. */
  readonly business: (duration: string) => string;
  readonly formula: string;
  readonly owner: string;
  readonly version: string;
  readonly unit: string;
  readonly units: Readonly<Record<"count" | "share" | "seconds" | "points" | "number", string>>;
  readonly direction: string;
  readonly directions: Readonly<Record<"up" | "down" | "neutral", string>>;
  /** How sure a share of cases is: Wilson's interval. */
  readonly interval: string;
  readonly between: (low: string, high: string, level: string) => string;
  readonly band: (low: string, high: string) => string;
}
