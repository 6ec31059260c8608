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

interface GridBox {
  /** Where its first column begins: the left edge, or the right one of a grid from right to left. */
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly columns: number;
  readonly gap: number;
  /** The height of a row. */
  readonly row: number;
  readonly isRightToLeft: boolean;
}

export function gridMeasure({ start, top, width, columns, gap, row, isRightToLeft }: GridBox): GridMeasure {
  const column = (width + gap) / columns;
  const line = row + gap;
  const sign = isRightToLeft ? -1 : 1;
  return {
    pointOf: ({ x, y }) => ({ x: start + sign * x * column, y: top + y * line }),
    cellOf: ({ x, y }) => ({ x: (sign * (x - start)) / column, y: (y - top) / line }),
  };
}

