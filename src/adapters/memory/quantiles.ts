import { quantileSelected } from "../../analytics/quantile.ts";
import type { Grouped } from "./groupRows.ts";
import type { NumberFacts, Numbers } from "./numbers.ts";
import { groupStarts } from "./sortByGroup.ts";

type Quantile = (group: number, p: number) => number | null;

/** Counting looks at every cell and selecting at every row a few times. */
const cellsPerRow = 3;
const mostCountedCells = 2 ** 22;

/** Quantiles of a column by group, exact. Whole numbers that lie close together are counted, others selected. */
export function quantilesOf(numbers: Numbers, { min, max, known, whole }: NumberFacts, grouped: Grouped): Quantile {
  if (known === 0) return () => null;
  const span = max - min + 1;
  const countedCells = Math.min(mostCountedCells, cellsPerRow * grouped.rows.length);
  if (whole && grouped.cells * span <= countedCells) return counted(numbers, { min, span, complete: known === numbers.length }, grouped);
  return selected(numbers, grouped);
}

interface CountedRange {
  readonly min: number;
  readonly span: number;
  /** Whether every row has a number. */
  readonly complete: boolean;
}

function counted(
  numbers: Numbers,
  { min, span, complete }: CountedRange,
  grouped: Grouped,
): Quantile {
  const counts = new Int32Array(grouped.cells * span);
  countNumbers(counts, numbers, min, span, grouped.rows, grouped.groupOf);
  return (group, p) => {
    const own = counts.subarray(group * span, (group + 1) * span);
    const n = complete ? (grouped.counts[group] as number) : total(own);
    return n === 0 ? null : quantileCounted(own, n, p, min);
  };
}

function countNumbers(
  counts: Int32Array,
  numbers: Numbers,
  min: number,
  span: number,
  rows: Int32Array,
  groupOf: Int32Array,
): void {
  for (let index = 0; index < rows.length; index++) {
    const number = numbers[rows[index] as number] as number;
    if (number !== number) continue;
    const place = (groupOf[index] as number) * span + number - min;
    counts[place] = (counts[place] as number) + 1;
  }
}

function total(counts: Int32Array): number {
  let sum = 0;
  for (let place = 0; place < counts.length; place++) sum += counts[place] as number;
  return sum;
}

/** Type 7, as `quantile`: linear between the ranks ⌊h⌋ and ⌈h⌉ at h = p · (n − 1). */
function quantileCounted(counts: Int32Array, n: number, p: number, min: number): number {
  const h = p * (n - 1);
  const rank = Math.floor(h);
  let place = 0;
  let upTo = counts[0] as number;
  while (upTo <= rank) upTo += counts[++place] as number;
  const low = min + place;
  if (h === rank) return low;
  while (upTo <= rank + 1) upTo += counts[++place] as number;
  return low + (min + place - low) * (h - rank);
}

function selected(numbers: Numbers, grouped: Grouped): Quantile {
  const { rows, groupOf } = grouped;
  const starts = groupStarts(grouped);
  const next = starts.slice();
  const sorted = numbers instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length);
  bringTogether(sorted, next, numbers, rows, groupOf);
  return (group, p) => quantileSelected(sorted.subarray(starts[group], next[group]), p);
}

function bringTogether(sorted: Numbers, next: Int32Array, numbers: Numbers, rows: Int32Array, groupOf: Int32Array): void {
  for (let index = 0; index < rows.length; index++) {
    const number = numbers[rows[index] as number] as number;
    if (number !== number) continue;
    const group = groupOf[index] as number;
    const place = next[group] as number;
    next[group] = place + 1;
    sorted[place] = number;
  }
}
