import type { DimensionValue } from "./dimension.ts";
import type { Instant } from "./range.ts";
import type { AnyBeside, AnyCell, AnyCellValue, AnyRow, CellNumber, CellState, ResultMeta, TableResult, Totals } from "./result.ts";

type Numbers = readonly (CellNumber | null)[];

/** Cells by part, one entry a row. A part that no cell has is left out. */
export interface CellColumns {
  readonly value: Numbers;
  readonly numerator?: Numbers;
  readonly denominator?: Numbers;
  readonly n?: readonly (number | null)[];
}
/** Cells of a comparison. */
export interface BesideColumns extends CellColumns {
  /** The rows whose number is known, and not for this caller. */
  readonly masked?: readonly number[];
}

export interface DimensionColumn {
  readonly role: "dimension";
  readonly name: string;
  readonly values: readonly DimensionValue[];
  /** Rows that stand for everything outside the top n. */
  readonly other?: readonly number[];
  /** The values are known, and not for this caller. */
  readonly masked?: true;
}
export interface TimeColumn {
  readonly role: "time";
  readonly name: "time";
  /** Start of each row's bucket. */
  readonly values: readonly Instant[];
  readonly compare?: { readonly [id: string]: readonly (Instant | null)[] };
}
export interface MetricColumn {
  readonly role: "metric";
  readonly name: string;
  /** The catalog's name of it. Absent where the figure is the answer's own, as a funnel's `fromStart`. */
  readonly metric?: string;
  /** What was computed of the metric. A share is in [0, 1], a rank has no unit. */
  readonly compute?: "share" | "rank" | "running";
  readonly cells: CellColumns;
  readonly states?: readonly (CellState | null)[];
  readonly compare?: { readonly [id: string]: BesideColumns };
}
/** One column of an answer, one entry a row. This is what travels. */
export type ColumnData = DimensionColumn | TimeColumn | MetricColumn;

/** An answer as it travels: columns, no rows. */
export interface WireResult extends ResultMeta {
  readonly columns: readonly ColumnData[];
  readonly rowCount: number;
  readonly totals?: readonly WireTotals[];
}
export type WireTotals = Omit<Totals<unknown>, "rows">;

/** The answer with its rows, which are built when first read. */
export function withRows<R>({ totals, ...table }: WireResult): TableResult<R> {
  let rows: readonly R[] | undefined;
  return {
    ...table,
    ...(totals && { totals: totals.map((total) => withRows(total as WireResult & WireTotals) as unknown as Totals<Partial<R>>) }),
    get rows() {
      return (rows ??= rowsOf(table.columns, table.rowCount) as readonly R[]);
    },
  };
}

/** The answer without its rows, for the wire. */
export function withoutRows(result: TableResult<unknown>): WireResult {
  const { totals, ...rest } = apart(result);
  return totals === undefined ? rest : { ...rest, totals: totals.map(apart) };
}

/** By name: taking `rows` off in a pattern would read them, and so build them. */
function apart<T extends object>(table: T): Omit<T, "rows"> {
  const names = Object.keys(table).filter((name) => name !== "rows") as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, table[name]])) as Omit<T, "rows">;
}

function rowsOf(columns: readonly ColumnData[], rowCount: number): readonly AnyRow[] {
  return Array.from({ length: rowCount }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const column of columns) {
      const { name, role } = column;
      row[name] = role === "metric" ? cellAt(column, index) : column.values[index];
      if (role === "dimension" && column.other?.includes(index)) row["$other"] = true;
      if (role === "time" && column.compare) row["$compareTime"] = mapped(column.compare, (times) => times[index] ?? null);
    }
    return row as AnyRow;
  });
}

/** One cell of a metric's column. */
export function cellAt({ cells, compare, states }: MetricColumn, index: number): AnyCell {
  const besideAt = ({ masked, ...beside }: BesideColumns): AnyBeside =>
    valueAt(beside, index, masked?.includes(index) && "masked") as AnyBeside;
  return { ...valueAt(cells, index, states?.[index]), ...(compare && { compare: mapped(compare, besideAt) }) };
}

/** Cells of a comparison as columns. */
export function besideColumns(cells: readonly AnyBeside[]): BesideColumns {
  const masked = cells.flatMap(({ state }, index) => (state === "masked" ? [index] : []));
  return masked.length === 0 ? cellColumns(cells) : { ...cellColumns(cells), masked };
}

/** Cells as columns by part. */
export function cellColumns(cells: readonly AnyCellValue[]): CellColumns {
  const has = (part: keyof AnyCellValue) => cells.some((cell) => cell[part] !== undefined);
  return {
    value: cells.map(({ value }) => value),
    ...(has("numerator") ? { numerator: cells.map(({ numerator }) => numerator ?? null) } : {}),
    ...(has("denominator") ? { denominator: cells.map(({ denominator }) => denominator ?? null) } : {}),
    ...(has("n") ? { n: cells.map(({ n }) => n ?? null) } : {}),
  };
}

function valueAt(cells: CellColumns, index: number, state: CellState | false | null | undefined): AnyCellValue & { readonly state?: CellState } {
  const { n, ...parts } = mapped(cells as unknown as Readonly<Record<string, Numbers>>, (values) => values[index] ?? null);
  return { ...parts, ...(n != null && { n }), ...(state && { state }) } as unknown as AnyCellValue;
}

function mapped<V, W>(record: { readonly [key: string]: V }, change: (value: V) => W): { readonly [key: string]: W } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
