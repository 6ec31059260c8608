import type { DrillRow, DrillTableModel } from "./drillTableModel.ts";
import type { GridFocus } from "./useGridFocus.ts";
import type { GridPlace } from "./treegridKeys.ts";

/** Rows as keys walk them: the columns' names (0), the total where there is one, and all that are open. */
export interface GridRows {
  readonly count: number;
  /** Of the first row that is open. */
  readonly first: number;
  /** Null for the columns' names. */
  readonly at: (row: number) => DrillRow | null;
  readonly indexOf: (key: string) => number;
}

export const headRow = "head";

export function gridRows({ rows, total }: DrillTableModel): GridRows {
  const first = total === null ? 1 : 2;
  return {
    count: first + rows.count,
    first,
    at: (row) => (row === 0 ? null : row < first ? total : rows.at(row - first)),
    indexOf: (key) => {
      if (key === headRow) return 0;
      if (key === total?.key) return 1;
      const index = rows.indexOf(key);
      return index < 0 ? -1 : index + first;
    },
  };
}

/** Whether one cell stands in place of the row's numbers. */
export function isWide({ kind }: DrillRow): boolean {
  return kind === "record" || kind === "loading" || kind === "more" || kind === "failed";
}

/** Where the focus is among `columns`: at a row that is gone it is at the first one, in a column that is hidden at the row or at the name beside it. */
export function placeOf(focus: GridFocus | null, rows: GridRows, columns: readonly string[]): GridPlace {
  const fallback = { row: Math.min(rows.first, rows.count - 1), column: null };
  const row = focus === null ? -1 : rows.indexOf(focus.row);
  if (focus === null || row < 0) return fallback.row === 0 ? { row: 0, column: 0 } : fallback;
  const column = focus.column === null ? -1 : columns.indexOf(focus.column);
  return { row, column: column < 0 ? (row === 0 ? Math.min(focus.at ?? 0, columns.length - 1) : null) : column };
}

/** The row that `row` stands under; null for the outermost. */
export function parentRow(row: number, rows: GridRows): number | null {
  const level = rows.at(row)?.level ?? 1;
  if (level < 2) return null;
  for (let above = row - 1; above >= rows.first; above -= 1) {
    if ((rows.at(above)?.level ?? level) < level) return above;
  }
  return null;
}

/** The row that holds the element, and its column; null for what belongs to no row. */
export function pressedPlace(element: Element, depth: number): GridPlace | null {
  const row = element.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const column = element.closest<HTMLElement>("[data-column]")?.dataset["column"];
  if (row === undefined) return null;
  return { row: row === "head" ? 0 : Number(row) - depth - 1, column: column === undefined ? null : Number(column) };
}
