/** What controls of filters say once they are open. */
/** Presets that a page has whose calendar knows them: fiscal years and working days. */
export type CalendarPresetName =
  | "fiscalQuarterToDate"
  | "lastFiscalQuarter"
  | "fiscalYearToDate"
  | "lastFiscalYear"
  | "lastBusinessDay"
  | "last10BusinessDays";

export interface FilteringMessages {
  readonly presets: Readonly<Record<CalendarPresetName, string>>;
  readonly compareWith: string;
  readonly noComparison: string;
  /** Opens a field for a list of values. */
  readonly paste: string;
  readonly pasteHint: string;
  readonly addPasted: string;
  readonly cancel: string;
  readonly notFound: (values: string) => string;
  /** Pasted, and nothing that the dimension can hold. */
  readonly unread: (values: string) => string;
  /** Pinyin is looked for among those alone that were loaded. */
  readonly pinyinAmong: (count: string) => string;
  /** Something that was chosen until just now. */
  readonly takenBack: (what: string) => string;
  readonly undo: string;
  readonly tooMany: (count: string) => string;
  /** More values than a filter holds were to be chosen. */
  readonly tooManyChosen: (most: string, count: string) => string;
  /** The way from cockpit to cockpit. */
  readonly trail: string;
  readonly back: (to: string) => string;
  readonly backKeys: string;
  readonly conditions: Readonly<Record<"lt" | "lte" | "gt" | "gte", string>>;
  /** The number of a condition. */
  readonly bound: string;
  /** Of a bound that cannot be read. */
  readonly noNumber: string;
  readonly kept: (count: string) => string;
  /** More meet the condition than can be kept. */
  readonly firstOf: (count: string) => string;
  readonly dimension: string;
  readonly operator: string;
  readonly operators: Readonly<Record<"in" | "notIn" | "contains" | "startsWith" | "range" | "isNull" | "isKnown", string>>;
  /** What is typed for a condition to compare with. */
  readonly value: string;
  /** Whether upper and lower case differ in a text that is sought. */
  readonly matchCase: string;
  /** The ends of a half-open span of numbers. */
  readonly atLeast: string;
  readonly below: string;
  /** The end of a half-open span. */
  readonly before: string;
  readonly truth: { readonly yes: string; readonly no: string };
  /** Of a group of conditions: which of them have to hold. */
  readonly joins: Readonly<Record<"and" | "or" | "notAnd" | "notOr", string>>;
  readonly join: string;
  readonly addCondition: string;
  readonly addGroup: string;
  readonly removePart: (name: string) => string;
}
