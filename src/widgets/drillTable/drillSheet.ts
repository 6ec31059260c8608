import { cellAt } from "../../query/columns.ts";
import type { ColumnData, DimensionColumn, MetricColumn } from "../../query/columns.ts";
import { compareDecimals, numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { hasTooFew } from "../../query/hasTooFew.ts";
import type { AnyBeside, AnyCell, AnyRow, CellNumber, TableResult } from "../../query/result.ts";
import type { DrillCell, DrillColumn, DrillSort } from "./drillTableModel.ts";

/** Members of one parent as an answer holds them: a view over its columns. */
export interface Sheet {
  readonly count: number;
  /** Whether the values are known, and not for this reader. */
  readonly isMasked: boolean;
  valueAt(slot: number): DimensionValue;
  isOther(slot: number): boolean;
  /** -1 where the value is not among the members. */
  slotOf(value: DimensionValue): number;
  cell(slot: number, column: DrillColumn): DrillCell | null;
}

/** The cells of an answer, by the row that each member and each value of the pivot has there. */
interface Cells {
  readonly columns: readonly ColumnData[];
  /** -1 where there is none. */
  rowOf(slot: number, pivot: DimensionValue | undefined): number;
}

const sheets = new WeakMap<TableResult<AnyRow>, Sheet>();

/** @param level whose members the rows are */
export function sheetOf(result: TableResult<AnyRow>, level: string): Sheet {
  const known = sheets.get(result);
  if (known !== undefined) return known;
  const { columns, rowCount, totals = [] } = result;
  const pivot = columns.find((column) => column.role !== "metric" && column.name !== level);
  const whole = pivot && totals.find(({ by }) => by.join() === level);
  const sheet =
    pivot === undefined || whole === undefined
      ? sheetOver(dimensionIn(columns, level), rowCount, [{ columns, rowOf: (slot) => slot }])
      : pivotSheet(columns, pivot as DimensionColumn, level, whole);
  sheets.set(result, sheet);
  return sheet;
}

/** The members are those of the totals over the pivot; their numbers by pivot stand in the rows. */
function pivotSheet(
  columns: readonly ColumnData[],
  pivot: Pick<DimensionColumn, "values">,
  level: string,
  whole: { readonly columns: readonly ColumnData[]; readonly rowCount: number },
): Sheet {
  const members = dimensionIn(whole.columns, level);
  const slots = new Map(members.values.map((value, slot) => [keyAt(members, value, slot), slot]));
  const owners = dimensionIn(columns, level);
  const rows = new Map<DimensionValue, Int32Array>();
  pivot.values.forEach((value, row) => {
    const slot = slots.get(keyAt(owners, owners.values[row] ?? null, row));
    let bySlot = rows.get(value);
    if (bySlot === undefined) rows.set(value, (bySlot = new Int32Array(whole.rowCount).fill(-1)));
    if (slot !== undefined) bySlot[slot] = row;
  });
  return sheetOver(members, whole.rowCount, [
    { columns: whole.columns, rowOf: (slot, value) => (value === undefined ? slot : -1) },
    { columns, rowOf: (slot, value) => (value === undefined ? -1 : (rows.get(value)?.[slot] ?? -1)) },
  ]);
}

function keyAt({ other = [] }: DimensionColumn, value: DimensionValue, row: number): DimensionValue | symbol {
  return value === null && other.includes(row) ? rest : value;
}
const rest = Symbol("other");

function sheetOver({ values, other = [], masked }: DimensionColumn, count: number, parts: readonly Cells[]): Sheet {
  const slots = new Map<DimensionValue, number>();
  const search = (value: DimensionValue) =>
    value === null ? values.findIndex((one, slot) => one === null && !other.includes(slot)) : values.indexOf(value);
  const found = parts.map(({ columns }) => new Map(columns.flatMap((one) => (one.role === "metric" ? [[one.name, one] as const] : []))));
  return {
    count,
    isMasked: masked === true,
    valueAt: (slot) => values[slot] ?? null,
    isOther: (slot) => other.includes(slot),
    slotOf(value) {
      const slot = slots.get(value) ?? search(value);
      slots.set(value, slot);
      return slot;
    },
    cell(slot, column) {
      for (const [part, { rowOf }] of parts.entries()) {
        const row = rowOf(slot, column.pivot);
        const metric = row < 0 ? undefined : found[part]?.get(column.name);
        if (metric !== undefined) return cellOf(metric, row, column);
      }
      return null;
    },
  };
}

/** One row that stands for everything: the grand total, and under a pivot the totals over its values. */
export function totalSheet({ totals = [], columns }: TableResult<AnyRow>, level: string): Sheet | null {
  const grand = totals.find(({ by }) => by.length === 0);
  if (grand === undefined || grand.rowCount === 0) return null;
  const pivot = columns.find((column) => column.role !== "metric" && column.name !== level);
  const across = pivot && totals.find(({ by }) => by.join() === pivot.name);
  const values = across?.columns.find(({ name }) => name === pivot?.name) as DimensionColumn | undefined;
  return sheetOver({ role: "dimension", name: level, values: [null] }, 1, [
    { columns: grand.columns, rowOf: (_, value) => (value === undefined ? 0 : -1) },
    ...(across && values ? [{ columns: across.columns, rowOf: (_: number, value: DimensionValue | undefined) => (value === undefined ? -1 : values.values.indexOf(value)) }] : []),
  ]);
}

const ordered = new WeakMap<Sheet, { readonly by: string; readonly sheet: Sheet }>();

/** The same members in the order of a column, or of their own values; unknown ones after them, the rest last. */
export function orderedSheet(sheet: Sheet, column: DrillColumn | null, direction: DrillSort["direction"]): Sheet {
  const by = `${direction} ${column?.id ?? ""}`;
  const known = ordered.get(sheet);
  if (known?.by === by) return known.sheet;
  const inOrder = inOrderOf(sheet, column, direction);
  ordered.set(sheet, { by, sheet: inOrder });
  return inOrder;
}

function inOrderOf(sheet: Sheet, column: DrillColumn | null, direction: DrillSort["direction"]): Sheet {
  const sign = direction === "asc" ? 1 : -1;
  const order = Array.from({ length: sheet.count }, (_, slot) => slot);
  const numbers = column && order.map((slot) => sheet.cell(slot, column)?.value ?? null);
  // They come in the order of their values.
  const own = (slot: number) => (sheet.valueAt(slot) === null ? null : slot);
  const compare = (a: number, b: number) =>
    Number(sheet.isOther(a)) - Number(sheet.isOther(b)) ||
    (numbers === null ? byNumber(own(a), own(b), sign) : byNumber(numbers[a] ?? null, numbers[b] ?? null, sign)) ||
    a - b;
  order.sort(compare);
  return {
    count: sheet.count,
    isMasked: sheet.isMasked,
    valueAt: (slot) => sheet.valueAt(order[slot] ?? -1),
    isOther: (slot) => sheet.isOther(order[slot] ?? -1),
    slotOf: (value) => order.indexOf(sheet.slotOf(value)),
    cell: (slot, one) => sheet.cell(order[slot] ?? -1, one),
  };
}

function byNumber(a: CellNumber | null, b: CellNumber | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === "number" && typeof b === "number" ? a - b : compareDecimals(String(a), String(b)));
}

function cellOf(metric: MetricColumn, row: number, { part, compareId = "", change = "ratio", least = 0 }: DrillColumn): DrillCell {
  const { compare, ...own }: AnyCell = cellAt(metric, row);
  const beside: AnyBeside = compare?.[compareId] ?? { value: null };
  const shown = part === "compare" ? beside : own;
  const sides = part === "compare" ? [beside] : part === "change" ? [own, beside] : [own];
  const state = sides.map((side) => side.state).find((one) => one !== undefined) ?? null;
  return {
    value: part === "change" ? changeOf(own.value, beside.value, change) : shown.value,
    state,
    ...(state !== "small" && sides.some((side) => side.value !== null && hasTooFew(least, side)) && { tooFew: true }),
    n: part === "change" ? null : (shown.n ?? null),
    numerator: part === "change" ? null : (shown.numerator ?? null),
    denominator: part === "change" ? null : (shown.denominator ?? null),
  };
}

/** Null where one is not known, or where there is nothing to divide by. */
function changeOf(current: CellNumber | null, base: CellNumber | null, change: "difference" | "ratio"): number | null {
  const [now, before] = [numberOf(current), numberOf(base)];
  if (now === null || before === null) return null;
  if (change === "difference") return now - before;
  return before === 0 ? null : (now - before) / Math.abs(before);
}

function dimensionIn(columns: readonly ColumnData[], name: string): DimensionColumn {
  const found = columns.find((column) => column.role === "dimension" && column.name === name);
  return (found as DimensionColumn | undefined) ?? { role: "dimension", name, values: [] };
}
