/** A cell, or a row as a whole where `column` is null. Rows are counted from 0 for the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number | null;
}

export interface TreegridKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Whether the page reads from right to left, so that ArrowLeft leads on. */
  readonly mirrored: boolean;
}

export interface TreegridAround {
  /** With the header. */
  readonly rows: number;
  readonly columns: number;
  /** The row's last cell, which may stand for the columns after it too. */
  readonly last: number;
  /** Rows that are in sight. */
  readonly page: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
  /** Asked only where a key needs it. */
  readonly parent: () => number | null;
}

/**
 * `open`, `close`: the row at the place. `activate`: what Enter means there. `enter`: makes the row the root.
 * `select`, `copy`, `menu`: at the place. `resize`, `move`: the column.
 */
export type TreegridStep =
  | { readonly kind: "go"; readonly to: GridPlace }
  | { readonly kind: "open" | "close" | "activate" | "enter" | "leave" | "copy" | "menu" }
  | { readonly kind: "select"; readonly add: boolean }
  | { readonly kind: "resize" | "move"; readonly by: -1 | 1 };

/**
 * What a key means in a treegrid whose rows and cells both take the focus (ARIA Authoring Practices, "Treegrid
 * Pattern"); null: it is not the grid's.
 */
export function treegridStep(key: TreegridKey, at: GridPlace, around: TreegridAround): TreegridStep | null {
  const name = mirroredKey(key);
  const isHeader = at.row === 0;
  if (key.alt) return name === "ArrowDown" && isHeader ? { kind: "menu" } : name === "ArrowUp" ? { kind: "leave" } : null;
  if (isHeader && at.column !== null && key.shift && (name === "ArrowLeft" || name === "ArrowRight")) {
    return { kind: key.ctrl ? "move" : "resize", by: name === "ArrowLeft" ? -1 : 1 };
  }
  switch (name) {
    case "ArrowRight":
      return key.ctrl ? null : right(at, around);
    case "ArrowLeft":
      return key.ctrl ? null : left(at, around);
    case "ArrowDown":
    case "ArrowUp":
    case "PageDown":
    case "PageUp":
      return key.ctrl ? null : go(at.row + rowsBy(name, around.page), at.column, around);
    case "Home":
    case "End":
      return edge(name === "Home", key.ctrl, at, around);
    case "Enter":
      return key.shift || key.ctrl ? { kind: "enter" } : { kind: "activate" };
    case " ":
      return isHeader ? { kind: "activate" } : { kind: "select", add: key.ctrl || key.shift };
    case "c":
    case "C":
      return key.ctrl && !key.shift ? { kind: "copy" } : null;
    case "ContextMenu":
      return isHeader ? { kind: "menu" } : null;
    default:
      return null;
  }
}

function right(at: GridPlace, around: TreegridAround): TreegridStep | null {
  if (at.column === null) return around.isExpandable && !around.isExpanded ? { kind: "open" } : go(at.row, 0, around);
  return go(at.row, at.column < around.last ? at.column + 1 : at.column, around);
}

function left(at: GridPlace, around: TreegridAround): TreegridStep | null {
  if (at.row === 0) return go(0, (at.column ?? 0) - 1, around);
  if (at.column !== null) return go(at.row, at.column === 0 ? null : Math.min(at.column, around.last) - 1, around);
  if (around.isExpanded) return { kind: "close" };
  const parent = around.parent();
  return parent === null ? null : go(parent, null, around);
}

function edge(isStart: boolean, ctrl: boolean, at: GridPlace, around: TreegridAround): TreegridStep {
  if (at.column !== null && !ctrl) return go(at.row, isStart ? 0 : around.columns - 1, around);
  return go(isStart ? 1 : around.rows - 1, at.column, around);
}

function rowsBy(key: string, page: number): number {
  const size = key.startsWith("Page") ? Math.max(1, page - 1) : 1;
  return key.endsWith("Down") ? size : -size;
}

function go(row: number, column: number | null, { rows, columns }: TreegridAround): TreegridStep {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const nextRow = within(row, rows);
  // The header has no row to speak of, only cells.
  const nextColumn = nextRow === 0 ? (column ?? 0) : column;
  return { kind: "go", to: { row: nextRow, column: nextColumn === null ? null : within(nextColumn, columns) } };
}

function mirroredKey({ key, mirrored }: TreegridKey): string {
  if (!mirrored) return key;
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
