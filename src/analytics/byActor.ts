/** Events as columns: of whom, when, and which definitions each meets. */
export interface ActorColumns {
  /** Codes from 0 on. */
  readonly actors: Int32Array;
  readonly actorCount: number;
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  /** Bit i: meets definition i. */
  readonly marks: Int32Array | Uint8Array;
  /**
   * Where they already stand actor by actor, each actor's in order of time, and whether no actor has two at one instant.
   * Else they are in any order.
   */
  readonly order?: Pick<ActorEvents, "starts" | "rows"> & { readonly distinct: boolean };
}

/** The same events actor by actor, each actor's in order. */
export interface ActorEvents {
  /** Where each actor's events start, and the end of the last. */
  readonly starts: Int32Array;
  readonly times: Float64Array;
  readonly marks: Int32Array | Uint8Array;
  /** Where each event stands in the columns. */
  readonly rows: Int32Array;
}

/** Orders two rows of the columns. */
type Compare = (a: number, b: number) => number;

/**
 * Puts events in order: by actor, then time, then the first definition they meet, then their marks, then `tie` (over
 * rows of the columns). So simultaneous events count in the order of the definitions, and no answer depends on the
 * order in which rows were read.
 */
export function byActor(columns: ActorColumns, { tie = () => 0 }: { readonly tie?: Compare } = {}): ActorEvents {
  const { actors, actorCount, times, marks, order } = columns;
  if (order?.distinct === true) return { starts: order.starts, times, marks, rows: order.rows };
  const compare = orderOf(columns, tie);
  const starts = order?.starts ?? startsOf(actors, actorCount);
  let rows = order?.rows ?? rowsByActor(actors, starts);
  let owned = order === undefined;
  for (let actor = 0; actor < actorCount; actor++) {
    const from = starts[actor] as number;
    const to = starts[actor + 1] as number;
    if (isInOrder(rows, from, to, times, compare)) continue;
    if (!owned) rows = rows.slice();
    owned = true;
    sortSpan(rows, from, to, compare);
  }
  if (!owned) return { starts, times, marks, rows };
  const sortedTimes = new Float64Array(rows.length);
  const sortedMarks = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    sortedTimes[at] = times[row] as number;
    sortedMarks[at] = marks[row] as number;
  }
  return { starts, times: sortedTimes, marks: sortedMarks, rows };
}

function rowsByActor(actors: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const rows = new Int32Array(actors.length);
  for (let row = 0; row < rows.length; row++) {
    const actor = actors[row] as number;
    const place = next[actor] as number;
    rows[place] = row;
    next[actor] = place + 1;
  }
  return rows;
}

function startsOf(actors: Int32Array, actorCount: number): Int32Array {
  const starts = new Int32Array(actorCount + 1);
  for (let row = 0; row < actors.length; row++) {
    const after = (actors[row] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let actor = 0; actor < actorCount; actor++) starts[actor + 1] = (starts[actor + 1] as number) + (starts[actor] as number);
  return starts;
}

function orderOf({ times, marks }: ActorColumns, tie: Compare): Compare {
  return (a, b) => {
    const later = (times[a] as number) - (times[b] as number);
    if (later !== 0) return later;
    const [markA, markB] = [marks[a] as number, marks[b] as number];
    return (markA & -markA) - (markB & -markB) || markA - markB || tie(a, b);
  };
}

/** Rows mostly come in order of time: then one look at each is enough. */
function isInOrder(rows: Int32Array, from: number, to: number, times: Float64Array, compare: Compare): boolean {
  for (let at = from + 1; at < to; at++) {
    const [before, row] = [rows[at - 1] as number, rows[at] as number];
    const later = (times[row] as number) - (times[before] as number);
    if (later < 0 || (later === 0 && compare(before, row) > 0)) return false;
  }
  return true;
}

const fewRows = 24;

function sortSpan(rows: Int32Array, from: number, to: number, compare: Compare): void {
  if (to - from > fewRows) {
    rows.subarray(from, to).sort(compare);
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const row = rows[at] as number;
    let place = at;
    while (place > from && compare(rows[place - 1] as number, row) > 0) {
      rows[place] = rows[place - 1] as number;
      place -= 1;
    }
    rows[place] = row;
  }
}
