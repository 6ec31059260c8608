/** A cell: its row and its column, counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
  /** Whether the page reads from right to left, so that ArrowLeft leads on. */
  readonly mirrored: boolean;
}

/**
 * Where a key leads from `place` in a grid of so many rows and columns, as the ARIA Authoring Practices' grid does;
 * null: nothing is focused yet, and the first key stays at the first cell. Undefined for keys that do not move.
 */
export function moveInGrid(
  { key, ctrl, mirrored }: GridKey,
  place: GridPlace | null,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const { row, column } = place ?? { row: 0, column: 0 };
  const step = place === null ? 0 : 1;
  const to = (nextRow: number, nextColumn: number) => ({ row: clamp(nextRow, rows), column: clamp(nextColumn, columns) });
  const forward = mirrored ? -step : step;
  if (ctrl && key !== "Home" && key !== "End") return undefined;
  switch (key) {
    case "ArrowRight":
      return to(row, column + forward);
    case "ArrowLeft":
      return to(row, column - forward);
    case "ArrowDown":
      return to(row + step, column);
    case "ArrowUp":
      return to(row - step, column);
    case "PageDown":
      return to(row + 10, column);
    case "PageUp":
      return to(row - 10, column);
    case "Home":
      return to(ctrl ? 0 : row, 0);
    case "End":
      return to(ctrl ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
