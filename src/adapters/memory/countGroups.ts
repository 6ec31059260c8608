import { fewRows, rowsBetween } from "./fewRows.ts";
import type { Slots } from "./slots.ts";
import type { Tuples } from "./tuples.ts";

/** Whether every group can have a place of its own; else only those that occur get one. */
export function isDense(slots: Slots, tuples: Tuples | null, rowCount: number): boolean {
  return (slots.count + 1) * (tuples?.size ?? 1) <= Math.max(65_536, 2 * rowCount);
}

/** Rows of each group, where groups are dense and nothing else is asked. Group `slot · size + tuple + 1`. */
export function countGroups(slots: Slots, tuples: Tuples | null, mask: Uint8Array | null): Int32Array {
  const size = tuples?.size ?? 1;
  const counts = new Int32Array((slots.count + 1) * size + 1);
  if (slots.kind === "codes") {
    if (tuples === null) countSlots(counts, slots.codes, mask);
    else countPairs(counts, slots.codes, tuples.codes, size, tuples.offset + 1, mask);
    return counts;
  }
  const few = mask === null ? null : fewRows(mask);
  for (let slot = 0; slot < slots.count; slot++) {
    const from = slots.starts[slot] as number;
    const to = slots.ends[slot] as number;
    const base = slot * size + 1;
    if (few !== null) countFew(counts, tuples, base, rowsBetween(few, from, to));
    else if (tuples === null) counts[base] = mask === null ? to - from : ones(mask, from, to);
    else if (mask === null) countRun(counts, tuples.codes, base + tuples.offset, from, to);
    else countMaskedRun(counts, tuples.codes, base + tuples.offset, mask, from, to);
  }
  return counts;
}

function countFew(counts: Int32Array, tuples: Tuples | null, base: number, run: Int32Array): void {
  if (tuples === null) {
    counts[base] = run.length;
    return;
  }
  const { codes, offset } = tuples;
  for (let index = 0; index < run.length; index++) {
    const group = (codes[run[index] as number] as number) + base + offset;
    counts[group] = (counts[group] as number) + 1;
  }
}

function ones(mask: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) count += mask[row] as number;
  return count;
}

function countRun(counts: Int32Array, codes: Tuples["codes"], base: number, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const group = (codes[row] as number) + base;
    counts[group] = (counts[group] as number) + 1;
  }
}

/** Adds the mask instead of asking it: no branch to guess wrong. */
function countMaskedRun(
  counts: Int32Array,
  codes: Tuples["codes"],
  base: number,
  mask: Uint8Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const group = (codes[row] as number) + base;
    counts[group] = (counts[group] as number) + (mask[row] as number);
  }
}

function countSlots(counts: Int32Array, slotOf: Int32Array, mask: Uint8Array | null): void {
  for (let row = 0; row < slotOf.length; row++) {
    const group = (slotOf[row] as number) + 1;
    counts[group] = (counts[group] as number) + (mask === null ? 1 : (mask[row] as number));
  }
}

function countPairs(
  counts: Int32Array,
  slotOf: Int32Array,
  codes: Tuples["codes"],
  size: number,
  base: number,
  mask: Uint8Array | null,
): void {
  for (let row = 0; row < slotOf.length; row++) {
    const group = (slotOf[row] as number) * size + (codes[row] as number) + base;
    counts[group] = (counts[group] as number) + (mask === null ? 1 : (mask[row] as number));
  }
}
