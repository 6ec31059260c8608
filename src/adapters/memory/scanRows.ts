import type { AnyFilter } from "../../query/index.ts";
import type { Group, Scan } from "../../engine/scan.ts";
import { countGroups, isDense } from "./countGroups.ts";
import { groupRows } from "./groupRows.ts";
import { countedMask } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import { measureGroups } from "./measureGroups.ts";
import type { Slots } from "./slots.ts";
import { atMoments, columnKey, oneSlot, slotsBetween } from "./slots.ts";
import { cutsOf } from "./span.ts";
import type { TupleName, Tuples } from "./tuples.ts";
import { keptOnly, tupleName, tuplesFor } from "./tuples.ts";

/** One pass over the columns: which rows count, which group each is in, then each measure over the groups. */
export function scanRows(scope: MaskScope, scan: Scan): readonly Group[] {
  const { columns } = scope;
  const { entity, measures } = scan;
  const rowCount = columns.rowCount(entity);
  const tuples = tuplesFor(scope, scan);
  const { slots, window } = slotsOf(scope, scan, rowCount);
  const mask = countedMask(scope, entity, [window, scan.where, keptOnly(scan)]);
  const nameOf = tupleNames(tuples);
  const groups: Group[] = [];
  if (measures.every(({ kind, where }) => kind === "count" && where === null) && isDense(slots, tuples, rowCount)) {
    const size = tuples?.size ?? 1;
    const counts = countGroups(slots, tuples, mask);
    for (let group = 1; group <= slots.count * size; group++) {
      const count = counts[group] as number;
      if (count === 0) continue;
      const { values, other } = nameOf((group - 1) % size);
      groups.push({ bucket: Math.floor((group - 1) / size), values, other, measures: measures.map(() => count) });
    }
    return groups;
  }
  const grouped = groupRows(columns, slots, tuples, mask, rowCount);
  const measured = measureGroups(scope, entity, measures, grouped);
  for (let group = 1; group < grouped.cells; group++) {
    if (grouped.counts[group] === 0) continue;
    const { slot, tuple } = grouped.placeOf(group);
    const { values, other } = nameOf(tuple);
    groups.push({ bucket: slot, values, other, measures: measured.map((at) => at(group)) });
  }
  return groups;
}

/** Names of combinations, each made once. */
export function tupleNames(tuples: Tuples | null): (tuple: number) => TupleName {
  const none: TupleName = { values: [], other: false };
  if (tuples === null) return () => none;
  const names: (TupleName | undefined)[] = [];
  return (tuple) => (names[tuple] ??= tupleName(tuples, tuple));
}

/** Slots of the scan's window; where one slot needs a look at every row, a filter that is kept does better. */
function slotsOf(
  { columns, visible }: MaskScope,
  { entity, time }: Scan,
  rowCount: number,
): { readonly slots: Slots; readonly window: AnyFilter | null } {
  if (time === null) return { slots: oneSlot(rowCount), window: null };
  const { dimension, from, to, starts, moment } = time;
  const numbers = columns.numbers(entity, dimension, visible);
  if (starts === null && moment === undefined && !columns.facts(numbers).sorted) {
    return { slots: oneSlot(rowCount), window: { dimension, op: "range", range: instants(from, to) } };
  }
  const slots = slotsBetween(columns, numbers, cutsOf(time), columnKey(columns, entity, dimension, visible));
  return { slots: moment === undefined ? slots : atMoments(slots, numbers, visible(entity), moment), window: null };
}

function instants(from: number, to: number): { readonly from?: string; readonly to?: string } {
  return {
    ...(from === -Infinity ? {} : { from: new Date(from).toISOString() }),
    ...(to === Infinity ? {} : { to: new Date(to).toISOString() }),
  };
}
