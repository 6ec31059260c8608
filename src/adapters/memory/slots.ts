import { ByteLru, perOwner } from "./byteLru.ts";
import type { Numbers } from "./numbers.ts";
import { lowerBound } from "./numbers.ts";
import type { MemoryColumns, Visible } from "./table.ts";

/**
 * Which slot of time each row is in. Where rows stand in order of time, a slot is a run of rows; else each row has a
 * code, and `count` is the code of rows in no slot.
 */
export type Slots = { readonly count: number } & (
  | { readonly kind: "runs"; readonly starts: Int32Array; readonly ends: Int32Array }
  | { readonly kind: "codes"; readonly codes: Int32Array }
);

const slotBytes = 64 * 2 ** 20;
const codesOf = perOwner<MemoryColumns, ByteLru<Int32Array>>(() => new ByteLru(slotBytes, ({ byteLength }) => byteLength));

/** All rows in one slot. */
export function oneSlot(rowCount: number): Slots {
  return { kind: "runs", count: 1, starts: Int32Array.of(0), ends: Int32Array.of(rowCount) };
}

/** Names a column as rows of `entity` see it. */
export function columnKey(columns: MemoryColumns, entity: string, name: string, visible: Visible): string {
  return `${entity} ${name} ${columns.linkedKey(entity, visible)}`;
}

/** Slot i holds the rows from `cuts[i]` to `cuts[i + 1]`. @param key names the column of `numbers` */
export function slotsBetween(columns: MemoryColumns, numbers: Numbers, cuts: readonly number[], key: string): Slots {
  const count = cuts.length - 1;
  if (columns.facts(numbers).sorted) {
    const rows = Int32Array.from(cuts, (cut) => lowerBound(numbers, cut));
    return { kind: "runs", count, starts: rows.subarray(0, count), ends: rows.subarray(1) };
  }
  const codes = codesOf(columns).kept(`${key} ${cuts.join(" ")}`, () => slotCodes(numbers, cuts));
  return { kind: "codes", count, codes };
}

/** Of each slot only the rows at the first or last instant that it has among the visible rows. */
export function atMoments(slots: Slots, numbers: Numbers, visible: Uint8Array | null, moment: "first" | "last"): Slots {
  const { count } = slots;
  if (slots.kind === "runs") {
    const starts = slots.starts.slice();
    const ends = slots.ends.slice();
    for (let slot = 0; slot < count; slot++) narrowRun(starts, ends, slot, numbers, visible, moment);
    return { kind: "runs", count, starts, ends };
  }
  const instants = new Float64Array(count + 1).fill(Number.NaN);
  const { codes } = slots;
  for (let row = 0; row < codes.length; row++) {
    if (visible !== null && visible[row] === 0) continue;
    const slot = codes[row] as number;
    const so = instants[slot] as number;
    const instant = numbers[row] as number;
    if (moment === "first" ? !(so <= instant) : !(so >= instant)) instants[slot] = instant;
  }
  return {
    kind: "codes",
    count,
    codes: codes.map((slot, row) => (numbers[row] === instants[slot] ? slot : count)),
  };
}

function narrowRun(
  starts: Int32Array,
  ends: Int32Array,
  slot: number,
  numbers: Numbers,
  visible: Uint8Array | null,
  moment: "first" | "last",
): void {
  let first = starts[slot] as number;
  let last = (ends[slot] as number) - 1;
  while (visible !== null && first <= last && visible[first] === 0) first++;
  while (visible !== null && first <= last && visible[last] === 0) last--;
  if (first > last) {
    ends[slot] = starts[slot] as number;
    return;
  }
  const instant = numbers[moment === "first" ? first : last] as number;
  while (moment === "last" && first < last && numbers[last - 1] === instant) last--;
  starts[slot] = moment === "first" ? first : last;
  let end = starts[slot] as number;
  while (end < (ends[slot] as number) && numbers[end] === instant) end++;
  ends[slot] = end;
}

/** A table over equal cells of time gives each row a slot to begin at; most are right at once. */
function slotCodes(numbers: Numbers, cuts: readonly number[]): Int32Array {
  const bounds = Float64Array.from(cuts);
  const count = bounds.length - 1;
  const first = bounds[0] as number;
  const last = bounds[count] as number;
  const codes = new Int32Array(numbers.length);
  if (!(last > first)) return codes.fill(count);
  const cells = Math.min(65_536, 4 * count);
  const scale = cells / (last - first);
  const slotAt = Int32Array.from({ length: cells + 1 }, (_, cell) => Math.min(lowerBound(bounds, first + cell / scale), count - 1));
  for (let row = 0; row < codes.length; row++) {
    const number = numbers[row] as number;
    if (!(number >= first && number < last)) {
      codes[row] = count;
      continue;
    }
    let slot = slotAt[((number - first) * scale) | 0] as number;
    while (slot > 0 && number < (bounds[slot] as number)) slot--;
    while (number >= (bounds[slot + 1] as number)) slot++;
    codes[row] = slot;
  }
  return codes;
}
