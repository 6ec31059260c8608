import type { MetricsError } from "../../query/error.ts";
import type { Dimension, DimensionValue } from "../../query/dimension.ts";
import type { Direction, Unit } from "../../query/metric.ts";
import type { RecordsQuery } from "../../query/query.ts";
import type { Instant, ResolvedRange } from "../../query/range.ts";
import type { CellNumber, CellState } from "../../query/result.ts";
import type { TableModel } from "../frame/tableModel.ts";

/** Values from the coarsest level down, one a level. Null is the value that is not known. */
export type DrillPath = readonly DimensionValue[];

/** A dimension by which rows open. */
export interface DrillLevel {
  readonly dimension: string;
  readonly label: string;
}

/**
 * `value`: the metric. `compare`: the same number of a comparison. `change`: what lies between the two, as a share of
 * the comparison's, and for metrics that are shares themselves their difference.
 * `trend`: the metric over the range in buckets; its cells are a series (`DrillRow.series`) and have no value.
 */
export type DrillPart = "value" | "compare" | "change" | "trend";

/** A column of numbers. */
export interface DrillColumn {
  /** The same for the same question, whatever the answer: what column state is remembered by. */
  readonly id: string;
  /** Of the cell in the answer, and of the metric in the catalog. */
  readonly name: string;
  readonly metric: string;
  readonly metricLabel: string;
  readonly part: DrillPart;
  /** Of the leaf alone, as "Tickets" or "Change". */
  readonly label: string;
  /** Labels of the headings above it, from the outermost in; empty for a column that stands by itself. */
  readonly above: readonly string[];
  /** The value of the pivot; undefined: the column is not pivoted, or the total over the pivot. */
  readonly pivot?: DimensionValue;
  /** Of the comparison, for `compare` and `change`. */
  readonly compareId?: string;
  /** What a `change` is: `difference` of shares and points, else `ratio`, the difference as a share of the comparison's. */
  readonly change?: "difference" | "ratio";
  readonly unit: Unit;
  readonly direction: Direction;
  /** Of fewer cases nothing is claimed. Default 0. */
  readonly least?: number;
  /** Whether rows of one parent may be put in the order of it. */
  readonly isSortable: boolean;
  /** Whether its texts are exact decimals. */
  readonly isDecimal: boolean;
  /** As it is read in a cell, "–" for null. */
  readonly format: (value: CellNumber | null) => string;
  /** With every digit that matters. */
  readonly formatExact: (value: CellNumber | null) => string;
}

/** A number in its row. Made when it is asked for. */
export interface DrillCell {
  /** Null: not known. Text: an exact decimal. */
  readonly value: CellNumber | null;
  readonly state: CellState | null;
  /** It stands for too few cases, which its `state` does not say: it still runs, or is of another period, or of two. Left out: no. */
  readonly tooFew?: true;
  /** Number of cases behind a rate, an average or a percentile; null where it is not said. */
  readonly n: number | null;
  readonly numerator: CellNumber | null;
  readonly denominator: CellNumber | null;
}

/**
 * `member`: a value of its level. `other`: everything outside the top n of its parent, by the metrics' own rule.
 * `total`: everything. `record`: one row of the source. `loading`: on its way, or not asked for yet. `more`: there are
 * more, nobody knows how many; `loadMore` gets them. `failed`: this piece could not be had; `retry` asks again.
 */
export type DrillRowKind = "member" | "other" | "total" | "record" | "loading" | "more" | "failed";

/** One row on the screen. Made when it is asked for: hold its `key`, not the row. */
export interface DrillRow {
  /** By what it is, not where: stays through sorting, paging and new answers. */
  readonly key: string;
  readonly kind: DrillRowKind;
  /** From 1 on. */
  readonly level: number;
  readonly label: string;
  /** Of its parent for rows that are no members. */
  readonly path: DrillPath;
  /** Labels of the path below the root, the row's own included. */
  readonly labels: readonly string[];
  /** From 1 on. */
  readonly positionInSet: number;
  /** Rows of its parent; -1 while it is not known how many. */
  readonly setSize: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
  /** Whether its value is known, and not for this reader. */
  readonly isMasked: boolean;
  /** Null where the row has no number in this column: records and rows that are not there. */
  cell(column: number): DrillCell | null;
  /** One number a bucket, for columns of the part `trend`; null while it is not there. */
  series(column: number): readonly (number | null)[] | null;
  /** Index in `series` of the first bucket that still runs, its length where none does. Left out or null: none does. */
  incompleteFrom?(column: number): number | null;
  /** Of a course: the index of its first bucket that the range does not cut. */
  wholeFrom?(): number;
  /** What is known of a record besides its label. */
  readonly details: readonly DrillDetail[];
  /** Of a record: every column of it, that of its label first. Left out: its label and details are texts to files too. */
  readonly record?: readonly DrillDetail[];
  /** Why a piece failed. */
  readonly error: MetricsError | null;
}

export interface DrillDetail {
  readonly column: string;
  readonly label: string;
  readonly text: string;
  /** As files have it: numbers as they are or exact decimals, times as ISO instants, null for unknown. Left out: the text. */
  readonly value?: string | number | null;
  /** Whether its value is known, and not for this reader. */
  readonly isMasked?: boolean;
}

/** A column of the records. */
export interface DrillRecordColumn {
  readonly name: string;
  readonly label: string;
  /** Of its values in files. Left out: texts. */
  readonly kind?: Dimension["kind"] | undefined;
}

/** The rows that are open, top to bottom: a view, no list. The total is not among them. */
export interface DrillRows {
  /** With the places of rows that are not there yet, where their number is known. */
  readonly count: number;
  /** Whether no row is missing in the count: without "more" rows, nothing on its way that could bring others. */
  readonly isCounted: boolean;
  /** `index` in [0, count). */
  at(index: number): DrillRow;
  /** -1 where it is not open or not there. The key of a row that was on its way, or of a `more` row, leads to the one that came in its place. */
  indexOf(key: string): number;
  /** The rows that are there, top to bottom, without places for those to come. */
  there(): Iterable<DrillRow>;
}

export interface DrillSort {
  /** Of a column; null is the order of the level's own values. */
  readonly column: string | null;
  readonly direction: "asc" | "desc";
}

/** A member that was entered. */
export interface DrillCrumb {
  readonly label: string;
  /** Of its level. */
  readonly levelLabel: string;
  /** What `leave` takes to come back to it; 0 is the top. */
  readonly depth: number;
}

export interface DrillTableModel {
  /** The levels below the root, the first is that of the outermost rows. */
  readonly levels: readonly DrillLevel[];
  /** What the leaves of the tree are, if they are records: the labels of their columns. */
  readonly recordColumns: readonly DrillRecordColumn[];
  readonly columns: readonly DrillColumn[];
  readonly rows: DrillRows;
  /** Of everything below the root, by the metrics' own rule. */
  readonly total: DrillRow | null;
  readonly sort: DrillSort;
  /** From the top to the root that is shown; only the top where nothing was entered. */
  readonly breadcrumb: readonly DrillCrumb[];
  /** Keys of the members by which the page is filtered from here. */
  readonly selected: ReadonlySet<string>;
  /** Whether another widget means the rows behind this one, where it marks and does not filter. */
  readonly isMarked?: (key: string) => boolean;
  /** The pivot's label; null without one. */
  readonly pivotLabel: string | null;
  /** Least and greatest known number of the members that are there on a level; null without any. For bars in cells. */
  readonly extent: (column: number, level: number) => readonly [least: number, greatest: number] | null;
  readonly range: ResolvedRange | null;
  readonly timeZone: string;
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf: Instant;
}

/** What can be done with a drill-down table. Rows by key, columns by id; what cannot be done does nothing. */
export interface DrillTableActions {
  /** Opens or closes a member. A late answer of a closed one is dropped. */
  readonly toggle: (key: string) => void;
  /** Opens all members that are there and are not open of this level (from 1 on), with those above them. */
  readonly expandAll: (level: number) => void;
  readonly collapseAll: () => void;
  /** Orders the rows of every parent. Null: by the level's own values. */
  readonly sortBy: (column: string | null, direction: DrillSort["direction"]) => void;
  /** Says which rows are on the screen, half-open, so that what is missing there is asked for and nothing else. */
  readonly show: (from: number, to: number) => void;
  /** The next page where nobody knows how many there are: by the key of its `more` row. */
  readonly loadMore: (key: string) => void;
  /** Asks a failed piece again. */
  readonly retry: (key: string) => void;
  /** Makes a member the root. */
  readonly enter: (key: string) => void;
  /** Back to a crumb. */
  readonly leave: (depth: number) => void;
  /** Filters the page by a member; again, and it is taken back. `add` keeps those selected before. */
  readonly select: (key: string, options?: { readonly add?: boolean }) => void;
  /** The rows behind a number, as the host's `onDrill` gets it; null where they cannot be asked for. */
  readonly drill: (key: string, column?: string) => DrillTableDrill | null;
  /**
   * Everything that is open, with the rows that were not scrolled to yet: for copies and files. Asks for what is missing.
   * @throws MetricsError
   */
  readonly wholeTable: () => Promise<TableModel>;
}

/** A number of the table, and how to ask for its rows. Filtered as the table is. */
export interface DrillTableDrill {
  readonly path: DrillPath;
  /** Dimensions of the path, from the coarsest. */
  readonly dimensions: readonly string[];
  readonly metric: string;
  /** The pivot's value; undefined over all. */
  readonly pivot?: DimensionValue;
  /** The rows that the number counts, over a half-open range. */
  readonly records: RecordsQuery;
}
