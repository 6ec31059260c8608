import { ByteLru, perOwner } from "./byteLru.ts";
import { maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import type { EventScan } from "../../engine/events.ts";
import type { MemoryColumns } from "./table.ts";

/** Where events come from: scans of one stream differ in spans and definitions only. */
export type Stream = Pick<EventScan, "entity" | "time" | "actor">;

/** An entity's rows actor by actor, each actor's in order of time; without those whose actor or time is unknown. */
export interface ActorLayout {
  /** Tells it apart from others of the same columns. */
  readonly key: string;
  /** Where each actor's places start, and the end of the last. */
  readonly starts: Int32Array;
  /** The entity's row, the actor and the time at each place. */
  readonly rows: Int32Array;
  readonly actors: Int32Array;
  readonly times: Float64Array;
  /** 0, 1, 2, … */
  readonly places: Int32Array;
  /** Whether no actor has two rows at one instant. */
  readonly distinct: boolean;
  /** Of all times; Infinity and −Infinity without rows. */
  readonly earliest: number;
  readonly latest: number;
}

const layoutBytes = 256 * 2 ** 20;
const layoutsOf = perOwner<MemoryColumns, ByteLru<ActorLayout>>(
  () => new ByteLru(layoutBytes, ({ rows, starts }) => rows.length * 20 + starts.byteLength),
);
const columnBytes = 64 * 2 ** 20;
const columnsOf = perOwner<MemoryColumns, ByteLru<Int32Array>>(() => new ByteLru(columnBytes, ({ byteLength }) => byteLength));
const marksBytes = 64 * 2 ** 20;
const marksOf = perOwner<MemoryColumns, ByteLru<Marks>>(() => new ByteLru(marksBytes, ({ byteLength }) => byteLength));

/** Bits of the definitions that each row of a layout meets. */
export type Marks = Uint8Array | Int32Array;

export function actorLayout({ columns, visible }: MaskScope, { entity, time, actor }: Stream): ActorLayout {
  const key = JSON.stringify([entity, time, actor, columns.linkedKey(entity, visible)]);
  return layoutsOf(columns).kept(key, () => {
    const { codes, values } = columns.coded(entity, actor, visible);
    const instants = columns.numbers(entity, time, visible);
    const counts = new Int32Array(values.length + 1);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (code >= 0 && !Number.isNaN(instants[row])) counts[code + 1] = (counts[code + 1] as number) + 1;
    }
    for (let code = 0; code < values.length; code++) counts[code + 1] = (counts[code + 1] as number) + (counts[code] as number);
    const next = counts.slice();
    const rows = new Int32Array(counts[values.length] as number);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (code < 0 || Number.isNaN(instants[row])) continue;
      rows[next[code] as number] = row;
      next[code] = (next[code] as number) + 1;
    }
    if (!columns.facts(instants).sorted) sortByTime(rows, counts, instants);
    const actors = new Int32Array(rows.length);
    const times = new Float64Array(rows.length);
    const places = new Int32Array(rows.length);
    let [distinct, earliest, latest] = [true, Infinity, -Infinity];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const time = instants[row] as number;
      actors[at] = codes[row] as number;
      times[at] = time;
      places[at] = at;
      if (at > 0 && time === times[at - 1] && actors[at] === actors[at - 1]) distinct = false;
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
    return { key, starts: counts, rows, actors, times, places, distinct, earliest, latest };
  });
}

function sortByTime(rows: Int32Array, starts: Int32Array, instants: ArrayLike<number>): void {
  const earlier = (a: number, b: number) => (instants[a] as number) - (instants[b] as number) || a - b;
  for (let actor = 0; actor + 1 < starts.length; actor++) {
    const span = rows.subarray(starts[actor], starts[actor + 1]);
    for (let at = 1; at < span.length; at++) {
      if ((instants[span[at - 1] as number] as number) <= (instants[span[at] as number] as number)) continue;
      span.sort(earlier);
      break;
    }
  }
}

/** Codes of a dimension at each place of a layout. */
export function layoutCodes(scope: MaskScope, { entity }: Stream, layout: ActorLayout, dimension: string): Int32Array {
  const { columns, visible } = scope;
  const key = JSON.stringify([layout.key, dimension]);
  return columnsOf(columns).kept(key, () => {
    const { codes } = columns.coded(entity, dimension, visible);
    return layout.rows.map((row) => codes[row] as number);
  });
}

/** The marks of a layout's rows; 0 where a row meets none of the definitions or may not be seen. */
export function layoutMarks(scope: MaskScope, { entity }: Stream, layout: ActorLayout, marks: EventScan["marks"]): Marks {
  const { columns, visible } = scope;
  const seen = visible(entity);
  const key = `${layout.key} ${columns.maskId(seen)} ${JSON.stringify(marks)}`;
  return marksOf(columns).kept(key, () => {
    const { rows } = layout;
    const found = marks.every(({ bit }) => bit < 8) ? new Uint8Array(rows.length) : new Int32Array(rows.length);
    for (const { bit, where } of marks) {
      const mask = where === null ? null : maskOf(scope, entity, where);
      const value = 1 << bit;
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] as number;
        if (seen !== null && seen[row] === 0) continue;
        if (mask === null || mask[row] === 1) found[at] = (found[at] as number) | value;
      }
    }
    return found;
  });
}
