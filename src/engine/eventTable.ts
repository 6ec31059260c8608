import { cellColumns } from "../query/columns.ts";
import type { Cell, CellValue, ColumnData, DimensionValue, ResultMeta } from "../query/index.ts";
import { spanOf } from "./period.ts";
import type { Period } from "./period.ts";

/** A value of the breakdown, or everything else. */
export interface Segment {
  readonly value: DimensionValue;
  readonly other: boolean;
}

/** A row of a funnel's or a retention table's answer. */
export interface EventRow {
  /** Index of the bucket; null without. */
  readonly bucket: number | null;
  readonly keys: readonly DimensionValue[];
  readonly segment: Segment | null;
  readonly cells: readonly Cell[];
  /** One list a comparison. */
  readonly compared: readonly (readonly CellValue[])[];
}

export interface EventTable {
  readonly keys: readonly string[];
  /** The dimension that is broken down by; null without. */
  readonly breakdown: string | null;
  readonly cells: readonly string[];
  /** The query's own period first; buckets are its bounds'. */
  readonly periods: readonly Period[];
}

/** The rows as columns: time, keys, the breakdown, cells. */
export function eventColumns({ keys, breakdown, cells, periods }: EventTable, rows: readonly EventRow[]): readonly ColumnData[] {
  const compared = periods.slice(1);
  return [
    ...(rows.some(({ bucket }) => bucket !== null) ? [timeColumn(rows, periods)] : []),
    ...keys.map((name, at): ColumnData => ({ role: "dimension", name, values: rows.map((row) => row.keys[at] ?? null) })),
    ...(breakdown === null ? [] : [segmentColumn(breakdown, rows)]),
    ...cells.map((name, at): ColumnData => {
      const states = rows.map((row) => row.cells[at]?.state ?? null);
      return {
        role: "metric",
        name,
        cells: cellColumns(rows.map((row) => row.cells[at] as Cell)),
        ...(states.every((state) => state === null) ? {} : { states }),
        ...(compared.length === 0
          ? {}
          : {
              compare: Object.fromEntries(
                compared.map(({ id }, index) => [id, cellColumns(rows.map((row) => row.compared[index]?.[at] as CellValue))]),
              ),
            }),
      };
    }),
  ];
}

function timeColumn(rows: readonly EventRow[], [own, ...compared]: readonly Period[]): ColumnData {
  const start = (bounds: readonly number[] | null | undefined, bucket: number | null) => {
    const at = bucket === null ? undefined : bounds?.[bucket];
    return at === undefined ? null : iso(at);
  };
  return {
    role: "time",
    name: "time",
    values: rows.map(({ bucket }) => start(own?.bounds, bucket) as string),
    ...(compared.length === 0
      ? {}
      : {
          compare: Object.fromEntries(
            compared.map(({ id, bounds, partners }) => [
              id,
              rows.map(({ bucket }) => start(bounds, partners[bucket ?? -1] ?? null)),
            ]),
          ),
        }),
  };
}

function segmentColumn(name: string, rows: readonly EventRow[]): ColumnData {
  const other = rows.flatMap(({ segment }, at) => (segment?.other === true ? [at] : []));
  return {
    role: "dimension",
    name,
    values: rows.map(({ segment }) => segment?.value ?? null),
    ...(other.length === 0 ? {} : { other }),
  };
}

/** A share of a count; null where that is 0. */
export function share(numerator: number, denominator: number): CellValue {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator, n: denominator };
}

const minSample = 30;

/** The cell with its state: incomplete first, then too few cases. */
export function stated(cell: CellValue, { incomplete = false } = {}): Cell {
  if (incomplete) return { ...cell, state: "incomplete" };
  const isSmall = cell.denominator !== undefined && cell.value !== null && (cell.n ?? 0) < minSample;
  return isSmall ? { ...cell, state: "small" } : cell;
}

export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** The resolved range of an answer, and those of its comparisons. */
export function rangesOf([own, ...compared]: readonly Period[]): Pick<ResultMeta, "resolvedRange" | "resolvedCompare"> {
  if (own === undefined) return {};
  const range = (period: Period) => {
    const { from, to } = spanOf(period, false);
    return { from: iso(from), to: iso(to) };
  };
  return {
    resolvedRange: range(own),
    ...(compared.length === 0
      ? {}
      : { resolvedCompare: Object.fromEntries(compared.map((period) => [period.id, range(period)])) }),
  };
}
