import type { ExactColumn } from "./exactColumn.ts";
import type { Grouped } from "./groupRows.ts";

/** Of each group the exact sum, its bounds, and how many values it has; null where it has none. */
export interface ExactFigures {
  readonly sum: readonly (bigint | null)[];
  readonly min: readonly (bigint | null)[];
  readonly max: readonly (bigint | null)[];
  readonly known: Int32Array;
}

export function exactFigures({ codes, scaled }: ExactColumn, { rows, groupOf, cells }: Grouped): ExactFigures {
  const known = new Int32Array(cells);
  const min: (bigint | null)[] = Array.from({ length: cells }, () => null);
  const max = min.slice();
  const sum = min.slice();
  for (let index = 0; index < rows.length; index++) {
    const code = codes[rows[index] as number] as number;
    if (code < 0) continue;
    const group = groupOf[index] as number;
    const value = scaled[code] as bigint;
    const [least, greatest] = [min[group] as bigint | null, max[group] as bigint | null];
    known[group] = (known[group] as number) + 1;
    sum[group] = ((sum[group] as bigint | null) ?? 0n) + value;
    if (least === null || value < least) min[group] = value;
    if (greatest === null || value > greatest) max[group] = value;
  }
  return { sum, min, max, known };
}
