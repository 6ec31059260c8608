/** Of the drill-down table. */
export interface DrillMessages {
  /** A metric's own number, beside its comparisons. */
  readonly value: string;
  readonly change: string;
  readonly changeFrom: (base: string) => string;
  /** The column of small lines. */
  readonly course: string;
  /** The column of records in a copy or a file. */
  readonly record: string;
  readonly shows: (metrics: string, levels: string, range: string) => string;
  readonly within: (path: string) => string;
  readonly across: (pivot: string, n: number) => string;
  readonly oneRow: (members: string) => string;
  readonly rows: (count: string, members: string) => string;
  /** Where nobody knows how many there are. */
  readonly atLeast: (count: string, members: string) => string;
  readonly first: (metric: string, label: string, value: string) => string;
  /** In place of both, where all rows have one value. */
  readonly same: (metric: string, value: string) => string;
  readonly last: (metric: string, label: string, value: string) => string;
  readonly totals: (figures: string) => string;
}
