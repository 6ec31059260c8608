interface Point {
  readonly x: number;
  readonly y: number;
}

/** Between points of the page, in CSS pixels, and cells of a grid. */
export interface GridMeasure {
  /** Where a cell begins; of a grid from right to left its right edge. */
  readonly pointOf: (cell: Point) => Point;
  /** The cell of a point, in parts of cells. */
  readonly cellOf: (point: Point) => Point;
}

export interface GridBox {
  /** Where its first column begins: the left edge, or the right one of a grid from right to left. */
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly columns: number;
  readonly gap: number;
  /** The heights of the rows that there are. */
  readonly rows: readonly number[];
  /** The height of those after them. */
  readonly row: number;
  readonly isRightToLeft: boolean;
}

/** What is in a row may make it higher than others, so a row begins where those before it end. */
export function gridMeasure({ start, top, width, columns, gap, rows, row, isRightToLeft }: GridBox): GridMeasure {
  const column = (width + gap) / columns;
  const sign = isRightToLeft ? -1 : 1;
  const height = (y: number) => (rows[y] ?? row) + gap;
  const bottom = rows.reduce((sum, one) => sum + one + gap, 0);
  return {
    pointOf: ({ x, y }) => {
      let at = top;
      for (let line = 0; line < y; line += 1) at += height(line);
      return { x: start + sign * x * column, y: at };
    },
    cellOf: ({ x, y }) => {
      let left = y - top;
      let line = 0;
      if (left >= bottom) {
        line = rows.length;
        left -= bottom;
      } else for (; line < rows.length && left >= height(line); line += 1) left -= height(line);
      return { x: (sign * (x - start)) / column, y: line + left / height(line) };
    },
  };
}
