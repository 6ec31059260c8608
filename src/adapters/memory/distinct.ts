import type { CodedColumn } from "./codedColumn.ts";
import type { Grouped } from "./groupRows.ts";
import { groupStarts } from "./sortByGroup.ts";

const mostSeenBytes = 2 ** 24;

/** Number of different known values in each group. */
export function distinctCounts({ codes, values, isKey = false }: CodedColumn, grouped: Grouped): Int32Array {
  if (isKey) return grouped.counts;
  if (grouped.together) return countStamped(codes, values.length, grouped);
  if (grouped.cells * values.length <= mostSeenBytes) return countSeen(codes, values.length, grouped);
  return countSorted(codes, values.length, grouped);
}

/** Where a group's rows stand together, the last group that had a value tells whether it is new. */
function countStamped(codes: CodedColumn["codes"], size: number, { rows, groupOf, cells }: Grouped): Int32Array {
  const counts = new Int32Array(cells);
  const stamps = new Int32Array(size);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const code = codes[rows[index] as number] as number;
    if (code < 0 || stamps[code] === group) continue;
    stamps[code] = group;
    counts[group] = (counts[group] as number) + 1;
  }
  return counts;
}

function countSeen(codes: CodedColumn["codes"], size: number, { rows, groupOf, cells }: Grouped): Int32Array {
  const counts = new Int32Array(cells);
  const seen = new Uint8Array(cells * size);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const code = codes[rows[index] as number] as number;
    if (code < 0) continue;
    const place = group * size + code;
    counts[group] = (counts[group] as number) + 1 - (seen[place] as number);
    seen[place] = 1;
  }
  return counts;
}

/** Many groups of many values: first the codes are brought together by group. */
function countSorted(codes: CodedColumn["codes"], size: number, grouped: Grouped): Int32Array {
  const { rows, groupOf, cells } = grouped;
  const starts = groupStarts(grouped);
  const next = starts.slice();
  const sorted = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const place = next[group] as number;
    next[group] = place + 1;
    sorted[place] = codes[rows[index] as number] as number;
  }
  const counts = new Int32Array(cells);
  const stamps = new Int32Array(size);
  for (let group = 1; group < cells; group++) {
    const to = starts[group + 1] as number;
    for (let place = starts[group] as number; place < to; place++) {
      const code = sorted[place] as number;
      if (code < 0 || stamps[code] === group) continue;
      stamps[code] = group;
      counts[group] = (counts[group] as number) + 1;
    }
  }
  return counts;
}
