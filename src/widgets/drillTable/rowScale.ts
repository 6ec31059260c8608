/** Browsers draw nothing beyond so many pixels: Firefox stops at 17.9 million, Chromium at 33.5. */
const greatestHeight = 16_000_000;
/** A multiple of every row height: whole pixels, and rows that keep their place while the page scrolls by less. */
const baseStep = 1_000_000;
export const mostRows = 60;

export interface RowScale {
  /** Of what is scrolled. */
  readonly height: number;
  /** Pixels of rows that go by for one of the scrollbar's. */
  readonly ratio: number;
  /** From where on rows near `offset` are counted, so that no number is greater than a browser draws exactly. */
  readonly base: (offset: number) => number;
}

/** How rows of `total` pixels are scrolled in a window of `view`: as they are, or, where they are too many, faster. */
export function rowScale(total: number, view: number): RowScale {
  if (total <= greatestHeight) return { height: total, ratio: 1, base: () => 0 };
  const ratio = (total - view) / (greatestHeight - view);
  return { height: greatestHeight, ratio, base: (offset) => Math.floor(offset / baseStep) * baseStep };
}

export interface RowsInSight {
  readonly count: number;
  /** The first row that is in sight, and how many are. */
  readonly first: number;
  readonly page: number;
}

/** The rows to draw, half-open: no more than there are, and at most sixty, or as many as are in sight. */
export function rowsWithin(drawn: { readonly from: number; readonly to: number }, { count, first, page }: RowsInSight) {
  const to = Math.min(drawn.to, count);
  const from = Math.min(drawn.from, to);
  const most = Math.max(mostRows - 1, page + 1);
  if (to - from <= most) return { from, to };
  const spare = Math.floor((most - page) / 2);
  const start = Math.max(from, Math.min(first - spare, to - most));
  return { from: start, to: start + most };
}
