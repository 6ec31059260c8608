import type { DimensionValue } from "../../query/index.ts";
import { quantile } from "../../analytics/quantile.ts";
import type { Group, Measure, Scan, TimeWindow } from "../../engine/scan.ts";
import { maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import type { CodedColumn } from "./table.ts";

/** One pass over the columns: which rows count, which group each is in, then each measure over the groups. */
export function evaluateScan(scope: MaskScope, scan: Scan): readonly Group[] {
  const { columns, visible } = scope;
  const rowCount = columns.rowCount(scan.entity);
  const buckets = bucketsOf(scope, scan, rowCount);
  const keys = scan.by.map((name) => folded(columns.coded(scan.entity, name, visible), name, scan));
  const rows = countedRows(scope, scan, buckets, keys);
  const { groupOf, first } = grouped(rows, buckets, keys);
  const measured = scan.measures.map((measure) => measureGroups(scope, scan.entity, measure, rows, groupOf, first.length));
  return first.map((row, group) => ({
    bucket: buckets === null ? 0 : (buckets[row] as number),
    values: keys.map((key) => valueAt(key, row)),
    other: keys.some((key) => key.codes[row] === otherCode),
    measures: measured.map((values) => values[group] ?? null),
  }));
}

/** Codes below 0: unknown, everything else, left out. */
const unknownCode = -1;
const otherCode = -2;
const droppedCode = -3;

/** The bucket of each row; −1 outside the window. Null: all rows count, in one bucket. */
function bucketsOf({ columns, visible }: MaskScope, { entity, time }: Scan, rowCount: number): Int32Array | null {
  if (time === null) return null;
  const instants = columns.numbers(entity, time.dimension, visible);
  const buckets = new Int32Array(rowCount);
  let last = 0;
  for (let row = 0; row < rowCount; row++) {
    const instant = instants[row] as number;
    if (!(instant >= time.from && instant < time.to)) buckets[row] = -1;
    else buckets[row] = last = bucketAt(time, instant, last);
  }
  return buckets;
}

/** Rows are often in order of time: look at the bucket found last first. */
function bucketAt({ starts }: TimeWindow, instant: number, hint: number): number {
  if (starts === null) return 0;
  if (instant >= (starts[hint] as number) && instant < (starts[hint + 1] ?? Infinity)) return hint;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

function folded(column: CodedColumn, name: string, { fold, drop }: Scan): CodedColumn {
  if (fold === null || fold.dimension !== name) return column;
  const kept = new Set<DimensionValue>(fold.keep);
  const rest = drop ? droppedCode : otherCode;
  const target = Int32Array.from(column.values, (value, code) => (kept.has(value) ? code : rest));
  const unknown = kept.has(null) ? unknownCode : rest;
  return { values: column.values, codes: column.codes.map((code) => (code < 0 ? unknown : (target[code] as number))) };
}

function valueAt({ codes, values }: CodedColumn, row: number): DimensionValue {
  return values[codes[row] as number] ?? null;
}

function countedRows(scope: MaskScope, scan: Scan, buckets: Int32Array | null, keys: readonly CodedColumn[]): Int32Array {
  const masks = [
    scope.visible(scan.entity),
    scan.where === null ? null : maskOf(scope, scan.entity, scan.where),
  ].filter((mask) => mask !== null);
  const dropping = keys.filter(({ codes }) => scan.drop && codes.includes(droppedCode));
  const rowCount = scope.columns.rowCount(scan.entity);
  const rows = new Int32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if (buckets !== null && (buckets[row] as number) < 0) continue;
    if (masks.some((mask) => mask[row] === 0)) continue;
    if (dropping.some(({ codes }) => codes[row] === droppedCode)) continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** The group of each counted row, and the first row of each group. Bucket and codes together are one mixed-radix number. */
function grouped(rows: Int32Array, buckets: Int32Array | null, keys: readonly CodedColumn[]) {
  const groupOf = new Int32Array(rows.length);
  const first: number[] = [];
  const known = new Map<number, number>();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    let code = buckets === null ? 0 : (buckets[row] as number);
    for (const { codes, values } of keys) code = code * (values.length + 2) + (codes[row] as number) + 2;
    let group = known.get(code);
    if (group === undefined) {
      group = first.push(row) - 1;
      known.set(code, group);
    }
    groupOf[index] = group;
  }
  return { groupOf, first };
}

type PerGroup = ArrayLike<number | null>;

function measureGroups(
  scope: MaskScope,
  entity: string,
  measure: Measure,
  rows: Int32Array,
  groupOf: Int32Array,
  groups: number,
): PerGroup {
  const mask = measure.where === null ? null : maskOf(scope, entity, measure.where);
  const each = (visit: (row: number, group: number) => void) => {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] as number;
      if (mask === null || mask[row] === 1) visit(row, groupOf[index] as number);
    }
  };
  switch (measure.kind) {
    case "count": {
      const counts = new Float64Array(groups);
      each((_, group) => countIn(counts, group));
      return counts;
    }
    case "known": {
      const numbers = scope.columns.numbers(entity, measure.of, scope.visible);
      const counts = new Float64Array(groups);
      each((row, group) => {
        if (!Number.isNaN(numbers[row])) countIn(counts, group);
      });
      return counts;
    }
    case "distinct": {
      const { codes, values } = scope.columns.coded(entity, measure.of, scope.visible);
      const seen = new Set<number>();
      const counts = new Float64Array(groups);
      each((row, group) => {
        const code = codes[row] as number;
        const pair = group * values.length + code;
        if (code < 0 || seen.has(pair)) return;
        seen.add(pair);
        countIn(counts, group);
      });
      return counts;
    }
    case "sum":
    case "min":
    case "max":
      return fold(scope.columns.numbers(entity, measure.of, scope.visible), folds[measure.kind], each, groups);
    case "percentile":
      return percentiles(scope.columns.numbers(entity, measure.of, scope.visible), measure.p, each, groups);
    default:
      return measure satisfies never;
  }
}

/** Counts one more; gives the count before. */
function countIn(counts: Float64Array | Int32Array, group: number): number {
  const before = counts[group] as number;
  counts[group] = before + 1;
  return before;
}

type Each = (visit: (row: number, group: number) => void) => void;

const folds = {
  sum: (a: number, b: number) => a + b,
  min: (a: number, b: number) => Math.min(a, b),
  max: (a: number, b: number) => Math.max(a, b),
};

function fold(numbers: Float64Array, join: (a: number, b: number) => number, each: Each, groups: number): PerGroup {
  const results = new Float64Array(groups).fill(Number.NaN);
  each((row, group) => {
    const number = numbers[row] as number;
    if (Number.isNaN(number)) return;
    const so = results[group] as number;
    results[group] = Number.isNaN(so) ? number : join(so, number);
  });
  return Array.from(results, (number) => (Number.isNaN(number) ? null : number));
}

function percentiles(numbers: Float64Array, p: number, each: Each, groups: number): PerGroup {
  const counts = new Int32Array(groups + 1);
  each((row, group) => {
    if (!Number.isNaN(numbers[row])) countIn(counts, group + 1);
  });
  for (let group = 0; group < groups; group++) counts[group + 1] = (counts[group] as number) + (counts[group + 1] as number);
  const next = counts.slice();
  const sorted = new Float64Array(counts[groups] as number);
  each((row, group) => {
    const number = numbers[row] as number;
    if (!Number.isNaN(number)) sorted[countIn(next, group)] = number;
  });
  return Array.from({ length: groups }, (_, group) => {
    return quantile(sorted.subarray(counts[group], counts[group + 1]).sort(), p);
  });
}
