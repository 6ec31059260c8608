import type { DimensionValue } from "../query/index.ts";
import type { EventColumns, EventValues } from "./events.ts";

/** The events of several reads as one, in any order: equal actors and equal values get the same code. */
export function joinEvents(parts: readonly EventColumns[]): EventColumns {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const lengths = parts.map(({ times }) => times.length);
  const actors = joinValues(parts.map((part) => ({ codes: part.actors, values: part.actorValues })), lengths);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  return {
    actors: actors.codes,
    actorCount: actors.values.length,
    actorValues: actors.values,
    times: joined(new Float64Array(count), parts.map(({ times }) => times)),
    marks: joined(new Int32Array(count), parts.map(({ marks }) => marks)),
    by: (only?.by ?? []).map((_, index) => joinValues(parts.map(({ by }) => by[index] as EventValues), lengths)),
    numbers: parts.every(({ numbers }) => numbers === null)
      ? null
      : joined(new Float64Array(count), parts.map(({ numbers, times }) => numbers ?? new Float64Array(times.length).fill(Number.NaN))),
  };
}

/** Only what is an event: rows without a mark left out. */
export function markedOnly(events: EventColumns): EventColumns {
  const { actors, times, marks, by, numbers, actorCount, actorValues } = events;
  let count = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] !== 0) count += 1;
  if (count === marks.length) return events;
  const rows = new Int32Array(count);
  let next = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] !== 0) rows[next++] = row;
  const codesOf = (codes: ArrayLike<number>) => rows.map((row) => codes[row] as number);
  const numbersOf = (all: Float64Array) => {
    const gathered = new Float64Array(count);
    for (let at = 0; at < count; at++) gathered[at] = all[rows[at] as number] as number;
    return gathered;
  };
  return {
    actors: codesOf(actors),
    actorCount,
    actorValues,
    times: numbersOf(times),
    marks: codesOf(marks),
    by: by.map(({ codes, values }) => ({ codes: codesOf(codes), values })),
    numbers: numbers === null ? null : numbersOf(numbers),
  };
}

function joinValues(columns: readonly EventValues[], lengths: readonly number[]): EventValues & { readonly codes: Int32Array } {
  const codes = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  const codeOf = new Map<DimensionValue, number>();
  const values: DimensionValue[] = [];
  let offset = 0;
  columns.forEach((column, index) => {
    const shared = column.values.map((value) => {
      const known = codeOf.get(value);
      if (known !== undefined) return known;
      codeOf.set(value, values.length);
      return values.push(value) - 1;
    });
    const length = lengths[index] as number;
    for (let row = 0; row < length; row++) codes[offset + row] = shared[column.codes[row] as number] ?? -1;
    offset += length;
  });
  return { codes, values };
}

function joined<A extends Float64Array | Int32Array>(all: A, columns: readonly ArrayLike<number>[]): A {
  let offset = 0;
  for (const column of columns) {
    all.set(column, offset);
    offset += column.length;
  }
  return all;
}
