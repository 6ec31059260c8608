import { byActor } from "../analytics/byActor.ts";
import type { ActorEvents } from "../analytics/byActor.ts";
import type { AnyFilter, Catalog } from "../query/index.ts";
import type { ConversionMetric } from "../query/metric.ts";
import { parseDuration } from "../time/duration.ts";
import type { Clock } from "../time/resolveRange.ts";
import { eventDefinition, mayBeOneRow, requireReach, scansOf } from "./events.ts";
import type { EventColumns, ReadEvents } from "./events.ts";
import { laterBy } from "./later.ts";
import type { Group, Scan, TimeWindow } from "./scan.ts";
import { tieOf } from "./eventOrder.ts";

/** Which cells to count a conversion in. Its time is the `from` event's own. */
export interface ConversionScan extends Pick<Scan, "by" | "fold" | "drop"> {
  /** As in a scan; null: whenever they were. */
  readonly time: Pick<TimeWindow, "from" | "to" | "starts"> | null;
  /** Of the `from` events, with absolute ranges; what is converted to may be anywhere. */
  readonly where: AnyFilter | null;
}

/**
 * Counts a conversion metric: `measures` of a group are the actors that converted and those that had a `from` event
 * there, in this order. Each actor counts once in a group, at its first `from` in it, and has converted when a `to`
 * follows before `within` is over (an event exactly at its end is outside). A `to` at the same instant follows, unless
 * it might be the very same row.
 * @param clock of the query: `within` follows its zone's calendar, and what lies after its now is not seen
 */
export async function conversionGroups(
  catalog: Catalog,
  metric: ConversionMetric,
  scan: ConversionScan,
  clock: Clock,
  readEvents: ReadEvents,
  { path = "metrics" } = {},
): Promise<readonly Group[]> {
  const from = eventDefinition(catalog, { event: metric.from, path }, { clock, shared: scan.where });
  const to = eventDefinition(catalog, { event: metric.to, path }, { clock });
  for (const name of scan.by) requireReach(catalog, { event: metric.from, entity: from.entity }, name, path);
  const span = { from: scan.time?.from ?? -Infinity, to: Math.min(scan.time?.to ?? clock.now, clock.now) };
  const deadline = laterBy(parseDuration(metric.within), clock, span);
  const until = Math.min(deadline(span.to), clock.now);
  const by = scan.by.map((name) => ({ name, bits: [0] }));
  const events = await readEvents([
    ...scansOf([from], span, { by }),
    ...scansOf([to], { from: span.from, to: until }, { by: by.map(({ name }) => ({ name, bits: [] })) }).map((one) => ({
      ...one,
      marks: one.marks.map(({ where }) => ({ bit: 1, where })),
    })),
  ]);
  const sorted = byActor(events, { tie: tieOf(catalog, scan.by, events.by) });
  return countGroups(events, sorted, scan, { deadline, strictly: mayBeOneRow(from, to) });
}

const fromBit = 1;
const toBit = 2;

function countGroups(
  { by }: EventColumns,
  { starts, times, marks, rows }: ActorEvents,
  scan: ConversionScan,
  { deadline, strictly }: { readonly deadline: (at: number) => number; readonly strictly: boolean },
): readonly Group[] {
  const groups = new Map<string, { readonly group: Group; readonly measures: number[] }>();
  const keep = scan.fold === null ? null : new Set(scan.fold.keep);
  const folded = scan.fold === null ? -1 : scan.by.indexOf(scan.fold.dimension);
  const bucketAt = bucketFinder(scan.time?.starts ?? null);
  for (let actor = 0; actor + 1 < starts.length; actor++) {
    const end = starts[actor + 1] as number;
    const seen = new Set<string>();
    let next = starts[actor] as number;
    for (let at = starts[actor] as number; at < end; at++) {
      if (((marks[at] as number) & fromBit) === 0) continue;
      const row = rows[at] as number;
      const values = by.map((column) => column.values[column.codes[row] as number] ?? null);
      const other = keep !== null && folded >= 0 && !keep.has(values[folded] ?? null);
      if (other && scan.drop) continue;
      if (other) values[folded] = null;
      const bucket = bucketAt(times[at] as number);
      const key = JSON.stringify([bucket, other, values]);
      if (seen.has(key)) continue;
      seen.add(key);
      let known = groups.get(key);
      if (known === undefined) {
        const measures = [0, 0];
        groups.set(key, (known = { measures, group: { bucket, values, other, measures } }));
      }
      const start = times[at] as number;
      while (next < end && !follows(times[next] as number, marks[next] as number, start, strictly)) next += 1;
      const converted = next < end && (times[next] as number) < deadline(start);
      known.measures[0] = (known.measures[0] as number) + Number(converted);
      known.measures[1] = (known.measures[1] as number) + 1;
    }
  }
  return [...groups.values()].map(({ group }) => group);
}

function follows(time: number, mark: number, start: number, strictly: boolean): boolean {
  return (mark & toBit) !== 0 && (strictly ? time > start : time >= start);
}

function bucketFinder(starts: readonly number[] | null): (time: number) => number {
  if (starts === null) return () => 0;
  return (time) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
