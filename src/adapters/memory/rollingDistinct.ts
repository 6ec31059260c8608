import type { Group, Measure, Scan, TimeWindow } from "../../engine/scan.ts";
import { MetricsError } from "../../query/index.ts";
import { countedMask, maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import type { Slots } from "./slots.ts";
import { columnKey, slotsBetween } from "./slots.ts";
import type { Tuples } from "./tuples.ts";
import { keptOnly, tupleName, tuplesFor } from "./tuples.ts";

/** A window whose buckets reach back before their start. */
export type RollingWindow = TimeWindow & { readonly starts: readonly number[]; readonly reach: readonly number[] };

export function isRolling(time: TimeWindow | null): time is RollingWindow {
  return time !== null && time.starts !== null && time.reach !== undefined;
}

/**
 * Distinct counts over windows that overlap, exact, in one pass. A row counts in a run of buckets; the runs of one
 * value, taken in order of time, are joined, and each join adds one where it begins and takes it away where it ends.
 */
export function evaluateRolling(scope: MaskScope, scan: Scan, time: RollingWindow): readonly Group[] {
  const { columns, visible } = scope;
  const { entity, measures } = scan;
  const numbers = columns.numbers(entity, time.dimension, visible);
  const windows = windowsOf(time);
  const slots = slotsBetween(columns, numbers, windows.cuts, columnKey(columns, entity, time.dimension, visible));
  const tuples = tuplesFor(scope, scan);
  const mask = countedMask(scope, entity, [scan.where, keptOnly(scan)]);
  const { rows, slotOf, starts } = inOrder(slots, tuples, mask, columns.rowCount(entity));
  const values = measures.map((measure) => valuesOf(scope, entity, measure));
  const groups: Group[] = [];
  const buckets = time.starts.length;
  for (let tuple = 0; tuple < (tuples?.size ?? 1); tuple++) {
    const from = starts[tuple] as number;
    const to = starts[tuple + 1] as number;
    if (from === to) continue;
    const presence = new Int32Array(buckets + 1);
    for (let place = from; place < to; place++) {
      const slot = slotOf[place] as number;
      add(presence, windows.first[slot] as number, windows.last[slot] as number);
    }
    const counts = values.map((each) => tupleCounts(each, rows, slotOf, from, to, windows, buckets));
    const { values: name, other } = tuples === null ? { values: [], other: false } : tupleName(tuples, tuple);
    let present = 0;
    const so = counts.map(() => 0);
    for (let bucket = 0; bucket < buckets; bucket++) {
      present += presence[bucket] as number;
      counts.forEach((deltas, index) => (so[index] = (so[index] as number) + (deltas[bucket] as number)));
      if (present > 0) groups.push({ bucket, values: name, other, measures: so.slice() });
    }
  }
  return groups;
}

interface Windows {
  /** Every instant at which a window begins or ends. */
  readonly cuts: readonly number[];
  /** The first and the last bucket that rows between two cuts count in; none where first > last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function windowsOf({ starts, reach, to }: RollingWindow): Windows {
  const ends = starts.map((_, bucket) => Math.min(starts[bucket + 1] ?? to, to));
  const cuts = [...new Set([...reach, ...ends])].sort((a, b) => a - b);
  const first = new Int32Array(cuts.length);
  const last = new Int32Array(cuts.length);
  let ended = 0;
  let begun = -1;
  cuts.forEach((cut, slot) => {
    while (ended < ends.length && (ends[ended] as number) <= cut) ended++;
    while (begun + 1 < reach.length && (reach[begun + 1] as number) <= cut) begun++;
    first[slot] = ended;
    last[slot] = begun;
  });
  return { cuts, first, last };
}

/** Rows that count, by combination and within it by slot. */
function inOrder(slots: Slots, tuples: Tuples | null, mask: Uint8Array | null, rowCount: number) {
  const bySlot = slots.kind === "runs" ? runRows(slots, mask) : codedRows(slots, mask, rowCount);
  if (tuples === null) return { ...bySlot, starts: Int32Array.of(0, bySlot.rows.length) };
  const { codes, offset, size } = tuples;
  const starts = new Int32Array(size + 1);
  for (const row of bySlot.rows) countIn(starts, (codes[row] as number) + offset + 1);
  for (let tuple = 0; tuple < size; tuple++) starts[tuple + 1] = (starts[tuple + 1] as number) + (starts[tuple] as number);
  const next = starts.slice();
  const rows = new Int32Array(bySlot.rows.length);
  const slotOf = new Int32Array(rows.length);
  for (let place = 0; place < rows.length; place++) {
    const row = bySlot.rows[place] as number;
    const at = countIn(next, (codes[row] as number) + offset);
    rows[at] = row;
    slotOf[at] = bySlot.slotOf[place] as number;
  }
  return { rows, slotOf, starts };
}

function runRows({ count, starts, ends }: Extract<Slots, { kind: "runs" }>, mask: Uint8Array | null) {
  const most = (ends[count - 1] ?? 0) - (starts[0] ?? 0);
  const rows = new Int32Array(most);
  const slotOf = new Int32Array(most);
  let found = 0;
  for (let slot = 0; slot < count; slot++) {
    const to = ends[slot] as number;
    for (let row = starts[slot] as number; row < to; row++) {
      if (mask !== null && mask[row] === 0) continue;
      rows[found] = row;
      slotOf[found++] = slot;
    }
  }
  return { rows: rows.subarray(0, found), slotOf: slotOf.subarray(0, found) };
}

function codedRows({ count, codes }: Extract<Slots, { kind: "codes" }>, mask: Uint8Array | null, rowCount: number) {
  const next = new Int32Array(count + 2);
  for (let row = 0; row < rowCount; row++) {
    if (mask === null || mask[row] === 1) countIn(next, (codes[row] as number) + 1);
  }
  for (let slot = 0; slot <= count; slot++) next[slot + 1] = (next[slot + 1] as number) + (next[slot] as number);
  const found = next[count] as number;
  const rows = new Int32Array(found);
  const slotOf = new Int32Array(found);
  for (let row = 0; row < rowCount; row++) {
    const slot = codes[row] as number;
    if (slot === count || (mask !== null && mask[row] === 0)) continue;
    const place = countIn(next, slot);
    rows[place] = row;
    slotOf[place] = slot;
  }
  return { rows, slotOf };
}

interface Values {
  readonly codes: ArrayLike<number>;
  /** Of each value the bucket after the last one that it counts in so far. */
  readonly countedTo: Int32Array;
  readonly mask: Uint8Array | null;
}

function valuesOf(scope: MaskScope, entity: string, measure: Measure): Values {
  if (measure.kind !== "distinct") {
    throw new MetricsError("unsupported", `a rolling window counts distinct values only, not ${measure.kind}`);
  }
  const { codes, values } = scope.columns.coded(entity, measure.of, scope.visible);
  const mask = measure.where === null ? null : maskOf(scope, entity, measure.where);
  return { codes, countedTo: new Int32Array(values.length), mask };
}

/** What the count of one combination changes by at each bucket. */
function tupleCounts(
  { codes, countedTo, mask }: Values,
  rows: Int32Array,
  slotOf: Int32Array,
  from: number,
  to: number,
  { first, last }: Windows,
  buckets: number,
): Int32Array {
  const deltas = new Int32Array(buckets + 1);
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    const code = codes[row] as number;
    if (code < 0 || (mask !== null && mask[row] === 0)) continue;
    const slot = slotOf[place] as number;
    const begin = Math.max(first[slot] as number, countedTo[code] as number);
    const end = last[slot] as number;
    if (begin > end) continue;
    add(deltas, begin, end);
    countedTo[code] = end + 1;
  }
  for (let place = from; place < to; place++) {
    const code = codes[rows[place] as number] as number;
    if (code >= 0) countedTo[code] = 0;
  }
  return deltas;
}

function add(deltas: Int32Array, first: number, last: number): void {
  if (first > last) return;
  deltas[first] = (deltas[first] as number) + 1;
  deltas[last + 1] = (deltas[last + 1] as number) - 1;
}

/** Counts one more; gives the count before. */
function countIn(counts: Int32Array, place: number): number {
  const before = counts[place] as number;
  counts[place] = before + 1;
  return before;
}
