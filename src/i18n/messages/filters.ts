/** What people can choose a period by, in the order of the menu. */
export type RangePreset =
  | "today"
  | "yesterday"
  | "last7Days"
  | "last28Days"
  | "last90Days"
  | "thisWeek"
  | "lastWeek"
  | "monthToDate"
  | "lastMonth"
  | "quarterToDate"
  | "yearToDate"
  | "last12Months"
  | "custom";

export interface FilterMessages {
  readonly presets: Readonly<Record<RangePreset, string>>;
  readonly dateRange: string;
  readonly from: string;
  readonly to: string;
  readonly invalidRange: string;
  readonly missingDate: string;
  readonly apply: string;
  readonly all: string;
  readonly search: string;
  readonly selected: (n: number) => string;
  readonly noMatches: string;
  readonly clear: string;
  readonly clearAll: string;
  readonly active: string;
  readonly remove: (name: string) => string;
  readonly none: string;
  /** Whether relative ranges end with the running day instead of the last complete one. */
  readonly includeToday: string;
  /** A relative range that ends with the running day, by the name of the one that ends with the last complete day. */
  readonly withToday: (preset: string) => string;
  readonly include: string;
  readonly exclude: string;
  /** What an excluding filter leaves, for the chip. */
  readonly except: (values: string) => string;
  readonly more: string;
  /** Beside a chosen value that no row has. */
  readonly gone: string;
  /** Which widget a filter came from. */
  readonly origin: (title: string) => string;
  /** Every value that holds a text. */
  readonly containing: (text: string) => string;
  /** Every value that does not. */
  readonly lacking: (text: string) => string;
  /** Either of these, where upper and lower case differ. */
  readonly caseSensitive: (rule: string) => string;
  /** Either of these without some values, and with some besides. */
  readonly but: (rule: string, values: string) => string;
  readonly besides: (rule: string, values: string) => string;
  /** A choice that marks rows and leaves all of them there. */
  readonly highlighted: (filter: string) => string;
  /** Of a condition whose members are still asked for, or could not be. */
  readonly unapplied: (filter: string) => string;
}
