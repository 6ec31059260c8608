export interface PaperRow {
  /** Pixels that it takes on paper, the gap below it included; the least where that is not known. */
  readonly height: number;
  readonly isKnown: boolean;
  /** Whether more room is of use to it. */
  readonly grows: boolean;
}

/** More than this makes nothing easier to read. */
const mostGrowth = 160;
/** Heights are rounded, and a line may break otherwise. */
const slack = 8;

/**
 * Pixels by which each row may be higher, so that it takes what its sheet would leave empty because the next row does not fit there
 * anyway. None after a row whose height is not known: where a sheet ends then is not known either.
 * @param head pixels above the rows on the first sheet
 */
export function rowGrowth(rows: readonly PaperRow[], { sheet, head }: { readonly sheet: number; readonly head: number }): readonly number[] {
  const growth = rows.map(() => 0);
  let used = head;
  let first = 0;
  for (const [index, row] of rows.entries()) {
    if (used + row.height > sheet) {
      const growing = rows.flatMap(({ grows }, at) => (grows && at >= first && at < index ? [at] : []));
      const share = Math.floor(Math.min(mostGrowth, (sheet - slack - used) / growing.length));
      for (const at of growing) growth[at] = Math.max(0, share);
      used = 0;
      first = index;
    }
    if (!row.isKnown) break;
    used += row.height;
  }
  return growth;
}
