import { compareDecimals } from "../../query/decimal.ts";
import type { Unit } from "../../query/metric.ts";

export type TableValue = string | number | null;

/** `ratio`: a change as a share of what it is from, 0.1 for 10 %. `difference`: one of shares, 0.01 for a percentage point. */
export type TableUnit = Unit | "ratio" | "difference";

export interface TableColumn {
  readonly name: string;
  readonly label: string;
  /** `row` names its row, as a date or a dimension does; `value` is a number of it. */
  readonly role: "row" | "value";
  /** What is sorted by and, where it is a number, exported. */
  readonly values: readonly TableValue[];
  /** Whether the texts among the values are exact decimals: sorted and exported as the numbers that they are. */
  readonly decimal?: boolean;
  /** Whether the texts among the values are instants: dates to a spreadsheet. */
  readonly instants?: boolean;
  /** What a row's text says beside its instant; files have it in a column of its own. */
  readonly note?: (row: number) => string | null;
  /** Of the values, as they are exported: a share is in [0, 1] and a duration in seconds. */
  readonly unit?: TableUnit;
  /** Rows whose value is known, and not for this reader. */
  readonly masked?: ReadonlySet<number>;
  /** What is shown. */
  readonly format: (value: TableValue) => string;
}

/** The numbers of a widget as a table: the accessible twin of its chart, and what is copied and exported. */
export interface TableModel {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** Which rows these are, where the page's selection is not theirs: lines above them in files, in place of it. */
  readonly notes?: readonly string[];
}

export interface TableSort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** Row numbers in the order of `sort`; ties keep theirs, and unknown values come last either way. */
export function sortedRows({ columns, rowCount }: TableModel, sort: TableSort | null): readonly number[] {
  const rows = Array.from({ length: rowCount }, (_, index) => index);
  const column = sort && columns.find(({ name }) => name === sort.column);
  if (!sort || !column) return rows;
  const { values, decimal = false } = column;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows.sort((a, b) => compare(values[a] ?? null, values[b] ?? null, sign, decimal));
}

function compare(a: TableValue, b: TableValue, sign: number, decimal: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return (a - b) * sign;
  if (decimal) return compareDecimals(String(a), String(b)) * sign;
  return String(a).localeCompare(String(b)) * sign;
}
