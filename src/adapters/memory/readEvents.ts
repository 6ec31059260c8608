import type { EventColumns, EventScan } from "../../engine/events.ts";
import { joinEvents, markedOnly } from "../../engine/joinEvents.ts";
import { actorLayout, layoutCodes, layoutMarks } from "./actorLayout.ts";
import type { ActorLayout, Marks, Stream } from "./actorLayout.ts";
import type { MaskScope } from "./mask.ts";

/**
 * The events of the scans. Scans of the same rows are read as one, actor by actor in order of time, and nothing is copied
 * that is kept: rows that are no events have no mark.
 */
export function readEvents(scope: MaskScope, scans: readonly EventScan[]): EventColumns {
  const streams = new Map<string, EventScan[]>();
  for (const scan of scans) {
    const key = JSON.stringify([scan.entity, scan.time, scan.actor]);
    const known = streams.get(key);
    if (known === undefined) streams.set(key, [scan]);
    else known.push(scan);
  }
  const parts = [...streams.values()].map((same) => readStream(scope, same));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : joinEvents(parts.map((part) => markedOnly(part)));
}

interface Read {
  readonly scan: EventScan;
  readonly marks: Marks;
}

function readStream(scope: MaskScope, scans: readonly EventScan[]): EventColumns {
  const [{ entity, time, actor, by }] = scans as readonly [EventScan];
  const stream = { entity, time, actor };
  const layout = actorLayout(scope, stream);
  const reads = scans.map((scan): Read => ({ scan, marks: layoutMarks(scope, stream, layout, scan.marks) }));
  const { starts, times, actors, places, distinct } = layout;
  return {
    actors,
    actorCount: starts.length - 1,
    actorValues: scope.columns.coded(entity, actor, scope.visible).values,
    times,
    marks: marksWithin(layout, reads),
    order: { starts, rows: places, distinct },
    by: by.map((_, index) => valuesOf(scope, stream, layout, reads, index)),
    numbers: measuredOf(scope, layout, scans),
  };
}

/** Each scan's marks within its span. What is kept is never written to. */
function marksWithin(layout: ActorLayout, reads: readonly Read[]): Marks {
  const { earliest, latest, times } = layout;
  const isWhole = ({ scan }: Read) => earliest >= scan.from && latest < scan.to;
  const [first] = reads;
  if (reads.length === 1 && first !== undefined && isWhole(first)) return first.marks;
  const all = reads.every(({ marks }) => marks instanceof Uint8Array) ? new Uint8Array(times.length) : new Int32Array(times.length);
  for (const read of reads) {
    if (isWhole(read)) addMarks(all, read.marks);
    else addMarksBetween(all, read.marks, times, read.scan);
  }
  return all;
}

function addMarks(all: Marks, marks: Marks): void {
  for (let at = 0; at < all.length; at++) all[at] = (all[at] as number) | (marks[at] as number);
}

function addMarksBetween(all: Marks, marks: Marks, times: Float64Array, { from, to }: { readonly from: number; readonly to: number }): void {
  for (let at = 0; at < all.length; at++) {
    const mark = marks[at] as number;
    if (mark === 0) continue;
    const instant = times[at] as number;
    if (instant >= from && instant < to) all[at] = (all[at] as number) | mark;
  }
}

/** Values of a dimension on the events of the scans that read it; on those that only others give, unknown. */
function valuesOf(
  scope: MaskScope,
  stream: Stream,
  layout: ActorLayout,
  reads: readonly Read[],
  index: number,
): EventColumns["by"][number] {
  const reading = reads.filter(({ scan }) => scan.by[index] !== null);
  const name = reading[0]?.scan.by[index];
  if (name == null) return { codes: new Int32Array(layout.rows.length).fill(-1), values: [] };
  const codes = layoutCodes(scope, stream, layout, name);
  const { values } = scope.columns.coded(stream.entity, name, scope.visible);
  if (reading.length === reads.length) return { codes, values };
  return { codes: codes.map((code, at) => (reading.some(({ marks }) => marks[at] !== 0) ? code : -1)), values };
}

function measuredOf({ columns, visible }: MaskScope, { rows }: ActorLayout, scans: readonly EventScan[]): Float64Array | null {
  const reading = scans.find(({ measure }) => measure !== null);
  if (reading === undefined || reading.measure === null) return null;
  const numbers = columns.numbers(reading.entity, reading.measure, visible);
  return Float64Array.from(rows, (row) => numbers[row] as number);
}
