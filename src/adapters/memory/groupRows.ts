import { perOwner } from "./byteLru.ts";
import { isDense } from "./countGroups.ts";
import { fewRows, rowsBetween } from "./fewRows.ts";
import type { Slots } from "./slots.ts";
import type { MemoryColumns } from "./table.ts";
import type { Tuples } from "./tuples.ts";

/** Rows in groups, a group being a slot of time and a combination of values. Valid until the next scan is evaluated. */
export interface Grouped {
  /** The rows that count, in order. */
  readonly rows: Int32Array;
  /** The group of each of them. */
  readonly groupOf: Int32Array;
  /** Groups are numbered from 1 and below `cells`. */
  readonly cells: number;
  /** Rows of each group. */
  readonly counts: Int32Array;
  /** Whether the rows of each group stand together. */
  readonly together: boolean;
  readonly placeOf: (group: number) => { readonly slot: number; readonly tuple: number };
}

/** Arrays that every scan writes anew. */
interface Scratch {
  rows: Int32Array;
  groupOf: Int32Array;
}

const scratchOf = perOwner<MemoryColumns, Scratch>(() => ({ rows: new Int32Array(), groupOf: new Int32Array() }));

/** The rows that count, the group of each, and how many each group has. */
export function groupRows(
  columns: MemoryColumns,
  slots: Slots,
  tuples: Tuples | null,
  mask: Uint8Array | null,
  rowCount: number,
): Grouped {
  const scratch = scratchOf(columns);
  if (scratch.groupOf.length <= rowCount) {
    scratch.rows = new Int32Array(rowCount + 1);
    scratch.groupOf = new Int32Array(rowCount + 1);
  }
  if (!isDense(slots, tuples, rowCount)) return sparse(slots, tuples, mask, scratch);
  const size = tuples?.size ?? 1;
  const cells = slots.count * size + 1;
  const counts = new Int32Array(cells);
  const taken =
    slots.kind === "codes" ? takeCoded(scratch, counts, slots, tuples, mask) : takeRuns(scratch, counts, slots, tuples, mask);
  return {
    rows: scratch.rows.subarray(0, taken),
    groupOf: scratch.groupOf.subarray(0, taken),
    cells,
    counts,
    together: slots.kind === "runs" && tuples === null,
    placeOf: (group) => ({ slot: Math.floor((group - 1) / size), tuple: (group - 1) % size }),
  };
}

/** The part of the groups' rows that a mask holds for. */
export function groupedWithin(grouped: Grouped, mask: Uint8Array): Grouped {
  const rows = new Int32Array(grouped.rows.length + 1);
  const groupOf = new Int32Array(rows.length);
  const counts = new Int32Array(grouped.cells);
  const taken = takeWithin(grouped.rows, grouped.groupOf, mask, rows, groupOf, counts);
  return { ...grouped, rows: rows.subarray(0, taken), groupOf: groupOf.subarray(0, taken), counts };
}

function takeRuns(
  { rows, groupOf }: Scratch,
  counts: Int32Array,
  slots: Extract<Slots, { kind: "runs" }>,
  tuples: Tuples | null,
  mask: Uint8Array | null,
): number {
  const size = tuples?.size ?? 1;
  const few = mask === null ? null : fewRows(mask);
  let taken = 0;
  for (let slot = 0; slot < slots.count; slot++) {
    const from = slots.starts[slot] as number;
    const to = slots.ends[slot] as number;
    const base = slot * size + 1;
    if (few !== null) {
      const run = rowsBetween(few, from, to);
      rows.set(run, taken);
      if (tuples === null) groupOf.fill(base, taken, taken + run.length);
      else groupFew(groupOf, taken, tuples.codes, base + tuples.offset, run);
      taken += run.length;
    } else if (mask === null) {
      if (tuples === null) groupOf.fill(base, taken, taken + to - from);
      else groupRun(groupOf, taken, tuples.codes, base + tuples.offset, from, to);
      taken = takeAll(rows, taken, from, to);
    } else if (tuples === null) {
      const before = taken;
      taken = takePlain(rows, taken, mask, from, to);
      groupOf.fill(base, before, taken);
    } else {
      taken = takeMasked(rows, groupOf, taken, tuples.codes, base + tuples.offset, mask, from, to);
    }
  }
  tally(counts, groupOf, taken);
  return taken;
}

function groupRun(groupOf: Int32Array, taken: number, codes: Tuples["codes"], base: number, from: number, to: number): void {
  const shift = taken - from;
  for (let row = from; row < to; row++) groupOf[row + shift] = (codes[row] as number) + base;
}

function groupFew(groupOf: Int32Array, taken: number, codes: Tuples["codes"], base: number, run: Int32Array): void {
  for (let index = 0; index < run.length; index++) groupOf[taken + index] = (codes[run[index] as number] as number) + base;
}

function takeAll(rows: Int32Array, taken: number, from: number, to: number): number {
  for (let row = from; row < to; row++) rows[taken++] = row;
  return taken;
}

/** Writes every row and steps on only behind those that count: no branch to guess wrong. */
function takePlain(rows: Int32Array, taken: number, mask: Uint8Array, from: number, to: number): number {
  for (let row = from; row < to; row++) {
    rows[taken] = row;
    taken += mask[row] as number;
  }
  return taken;
}

function takeMasked(
  rows: Int32Array,
  groupOf: Int32Array,
  taken: number,
  codes: Tuples["codes"],
  base: number,
  mask: Uint8Array,
  from: number,
  to: number,
): number {
  for (let row = from; row < to; row++) {
    rows[taken] = row;
    groupOf[taken] = (codes[row] as number) + base;
    taken += mask[row] as number;
  }
  return taken;
}

function tally(counts: Int32Array, groupOf: Int32Array, taken: number): void {
  for (let index = 0; index < taken; index++) {
    const group = groupOf[index] as number;
    counts[group] = (counts[group] as number) + 1;
  }
}

function takeCoded(
  { rows, groupOf }: Scratch,
  counts: Int32Array,
  { codes: slotOf, count }: Extract<Slots, { kind: "codes" }>,
  tuples: Tuples | null,
  mask: Uint8Array | null,
): number {
  const size = tuples?.size ?? 1;
  const base = 1 + (tuples?.offset ?? 0);
  const codes = tuples?.codes ?? null;
  let taken = 0;
  for (let row = 0; row < slotOf.length; row++) {
    const slot = slotOf[row] as number;
    if (slot === count) continue;
    rows[taken] = row;
    groupOf[taken] = slot * size + (codes === null ? 0 : (codes[row] as number)) + base;
    taken += mask === null ? 1 : (mask[row] as number);
  }
  tally(counts, groupOf, taken);
  return taken;
}

function takeWithin(
  from: Int32Array,
  groups: Int32Array,
  mask: Uint8Array,
  rows: Int32Array,
  groupOf: Int32Array,
  counts: Int32Array,
): number {
  let taken = 0;
  for (let index = 0; index < from.length; index++) {
    const row = from[index] as number;
    const group = groups[index] as number;
    const bit = mask[row] as number;
    rows[taken] = row;
    groupOf[taken] = group;
    taken += bit;
    counts[group] = (counts[group] as number) + bit;
  }
  return taken;
}

/** Only the groups that occur get a number. */
function sparse(slots: Slots, tuples: Tuples | null, mask: Uint8Array | null, { rows, groupOf }: Scratch): Grouped {
  const size = tuples?.size ?? 1;
  const known = new Map<number, number>();
  const places: number[] = [0];
  const counts: number[] = [0];
  let taken = 0;
  const take = (row: number, slot: number) => {
    if (mask !== null && mask[row] === 0) return;
    const place = slot * size + (tuples === null ? 0 : (tuples.codes[row] as number) + tuples.offset);
    let group = known.get(place);
    if (group === undefined) {
      group = places.push(place) - 1;
      counts.push(0);
      known.set(place, group);
    }
    rows[taken] = row;
    groupOf[taken++] = group;
    counts[group] = (counts[group] as number) + 1;
  };
  if (slots.kind === "runs") {
    for (let slot = 0; slot < slots.count; slot++) {
      const to = slots.ends[slot] as number;
      for (let row = slots.starts[slot] as number; row < to; row++) take(row, slot);
    }
  } else {
    for (let row = 0; row < slots.codes.length; row++) {
      const slot = slots.codes[row] as number;
      if (slot < slots.count) take(row, slot);
    }
  }
  return {
    rows: rows.subarray(0, taken),
    groupOf: groupOf.subarray(0, taken),
    cells: places.length,
    counts: Int32Array.from(counts),
    together: false,
    placeOf: (group) => ({ slot: Math.floor((places[group] as number) / size), tuple: (places[group] as number) % size }),
  };
}
