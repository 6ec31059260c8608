import type { Grouped } from "./groupRows.ts";

/** Where the rows of each group begin in a list that is sorted by group. */
export function groupStarts({ counts, cells }: Grouped): Int32Array {
  const starts = new Int32Array(cells + 1);
  for (let group = 1; group < cells; group++) starts[group + 1] = (starts[group] as number) + (counts[group] as number);
  return starts;
}
