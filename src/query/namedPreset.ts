import type { LocalizedText } from "./locale.ts";
import type { Range } from "./range.ts";

/** Ranges of the page's fiscal year. */
export type FiscalPreset = "fiscalQuarterToDate" | "lastFiscalQuarter" | "fiscalYearToDate" | "lastFiscalYear";

/** Ranges of the working days of the page's business calendar. */
export type BusinessPreset = "lastBusinessDay" | "last10BusinessDays";

/** A range that the library has a name for, in the page's language. */
export type NamedPreset =
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
  | FiscalPreset
  | BusinessPreset;

/** A range of one's own in a menu. */
export interface OwnPreset<L = LocalizedText | string> {
  /** Default: the words of the range, or its dates. */
  readonly label?: L;
  readonly range: Range;
}

export type RangeChoice = NamedPreset | OwnPreset;
