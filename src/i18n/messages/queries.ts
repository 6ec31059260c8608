/** A query in words. */
export interface QueryMessages {
  readonly kinds: Readonly<Record<"aggregate" | "funnel" | "retention" | "records" | "members" | "drivers", string>>;
  readonly names: Readonly<
    Record<
      | "kind"
      | "metrics"
      | "by"
      | "range"
      | "grain"
      | "filters"
      | "compare"
      | "top"
      | "order"
      | "having"
      | "steps"
      | "window"
      | "start"
      | "return"
      | "periods"
      | "entity"
      | "columns"
      | "dimension"
      | "search"
      | "further",
      string
    >
  >;
  readonly grains: Readonly<Record<"minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "fiscalQuarter" | "fiscalYear" | "businessDay" | "auto", string>>;
  /** So many of a unit. */
  readonly units: Readonly<Record<"minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "fiscalQuarter" | "fiscalYear" | "businessDay", (count: number) => string>>;
  readonly last: (units: string) => string;
  /** With the unit that still runs. */
  readonly lastRunning: (units: string) => string;
  readonly toDate: (grain: string) => string;
  readonly period: (grain: string, offset: number) => string;
  readonly top: (count: string, metric: string) => string;
  readonly topAndRest: (count: string, metric: string) => string;
  readonly ascending: (name: string) => string;
  readonly descending: (name: string) => string;
  readonly narrowed: (name: string, conditions: string) => string;
  readonly shifted: (duration: string) => string;
  readonly previous: string;
  readonly equals: (name: string, value: string) => string;
  readonly isIn: (name: string, values: string) => string;
  readonly isNotIn: (name: string, values: string) => string;
  readonly isUnknown: (name: string) => string;
  /** A condition on a text in which upper and lower case are alike. */
  readonly inAnyCase: (condition: string) => string;
  /** A value with blanks at its ends. */
  readonly quoted: (value: string) => string;
  readonly contains: (name: string, text: string) => string;
  readonly startsWith: (name: string, text: string) => string;
  readonly between: (name: string, from: string, to: string) => string;
  readonly atLeast: (name: string, value: string) => string;
  readonly above: (name: string, value: string) => string;
  readonly below: (name: string, value: string) => string;
  readonly atMost: (name: string, value: string) => string;
  readonly not: (condition: string) => string;
  readonly and: (one: string, other: string) => string;
  readonly or: (one: string, other: string) => string;
  /** Around what is joined by `or`. */
  readonly either: (conditions: string) => string;
}
