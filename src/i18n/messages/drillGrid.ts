/** What can be done in the grid of the drill-down table. */
export interface DrillGridMessages {
  readonly keyboard: string;
  /** Of the members that were entered. */
  readonly path: string;
  readonly more: string;
  readonly failed: string;
  /** Makes a member the root of the table. */
  readonly enter: (label: string) => string;
  readonly select: (label: string) => string;
  /** A column's menu. */
  readonly column: (label: string) => string;
  readonly ascending: string;
  readonly descending: string;
  /** By the level's own values. */
  readonly natural: string;
  /** Of rows in the order of a column that is hidden. */
  readonly sortedBy: (label: string) => string;
  readonly pinStart: string;
  readonly pinEnd: string;
  readonly unpin: string;
  readonly earlier: string;
  readonly later: string;
  readonly wider: string;
  readonly narrower: string;
  readonly usualWidth: string;
  readonly hide: string;
  readonly show: (label: string) => string;
  readonly untouched: string;
  /** Of the column that says in a file how deep a row stands: a sum over all levels counts everything more than once. */
  readonly level: string;
  /** Of the column that says which numbers are of too few cases, where a table is copied. */
  readonly notes: string;
  /** Where not all rows fit on paper. */
  readonly printed: (rows: string, all: string) => string;
  readonly copied: (rows: string) => string;
  /** What a rule found, in a word, beside shape and color. */
  readonly tones: Readonly<Record<"good" | "bad" | "warning" | "neutral", string>>;
  readonly trendOf: (n: string, first: string, last: string) => string;
}
