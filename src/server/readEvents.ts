import type { EventColumns, EventScan, ReadEvents } from "../engine/events.ts";
import { joinEvents, markedOnly } from "../engine/joinEvents.ts";
import type { Catalog, Dimension, DimensionValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { cohortScans, compileCohorts } from "./compile/cohorts.ts";
import type { CohortScans } from "./compile/cohorts.ts";
import { compileEvents } from "./compile/events.ts";
import type { Rows } from "./compile/part.ts";
import type { Target } from "./compile/relations.ts";
import { decodeNumber, decodeValue } from "./decode.ts";
import type { Statement } from "./sql.ts";

/**
 * Reads events out of the database, each scan by a statement of its own, to be folded here.
 * @param most events of one query; more are refused
 */
export function eventsInSql(
  target: Target,
  run: (statement: Statement) => Promise<Rows>,
  { most }: { readonly most: number },
): ReadEvents {
  return async (scans): Promise<EventColumns> => {
    const answers = await Promise.all(
      scans.map((scan) => run(target.dialect.written(compileEvents(target, scan, { most: most + 1 })))),
    );
    requireAtMost(most, answers.reduce((sum, rows) => sum + rows.length, 0));
    return joinEvents(scans.map((scan, index) => partOf(target, scan, answers[index] ?? [])));
  };
}

/** The same for a retention, whose starts and returns one statement can read where only someone's first start counts. */
export function cohortsInSql(
  target: Target,
  run: (statement: Statement) => Promise<Rows>,
  { most }: { readonly most: number },
): ReadEvents {
  const apart = eventsInSql(target, run, { most });
  return async (scans) => {
    const pair = cohortScans(target, scans);
    if (pair === null) return apart(scans);
    const rows = await run(target.dialect.written(compileCohorts(target, pair, { most: most + 1 })));
    requireAtMost(most, rows.length);
    return cohortEvents(target, pair, rows);
  };
}

function requireAtMost(most: number, events: number): void {
  if (events <= most) return;
  const remedy = "take a shorter range, narrow the events by a filter, or raise limits.events";
  throw new MetricsError("too-large", `the query reads more than ${most} events; ${remedy}`, { path: "time.range" });
}

/** A start stands in each row of its actor, and is one event. */
function cohortEvents({ catalog }: Target, { start, back }: CohortScans, rows: Rows): EventColumns {
  const people = codesOf(rows, 0, valueReader(catalog, start.actor));
  const count = rows.length + people.values.length;
  const actors = new Int32Array(count);
  const times = new Float64Array(count);
  const marks = new Int32Array(count);
  rows.forEach((row, at) => {
    const actor = people.codes[at] as number;
    const place = rows.length + actor;
    actors[place] = actors[at] = actor;
    times[place] = instantOf(row[1]);
    marks[place] = bitsOf(start);
    if (row[2] === null) return;
    times[at] = instantOf(row[2]);
    marks[at] = bitsOf(back);
  });
  const events = { actors, actorCount: people.values.length, actorValues: people.values, times, marks, by: [], numbers: null };
  return markedOnly(events);
}

function bitsOf({ marks }: EventScan): number {
  return marks.reduce((bits, { bit }) => bits | (1 << bit), 0);
}

function valueReader(catalog: Catalog, name: string): (raw: unknown) => DimensionValue {
  const dimension = catalog.dimensions[name];
  return (raw) => (dimension === undefined ? keyOf(raw) : decodeValue(raw, dimension));
}

function partOf({ catalog }: Target, { actor, by, measure }: EventScan, rows: Rows): EventColumns {
  const read = by.filter((name) => name !== null);
  const valuesAt = (place: number, name: string) => codesOf(rows, place, valueReader(catalog, name));
  const numberAt = 3 + read.length;
  const actors = valuesAt(0, actor);
  return {
    actors: actors.codes,
    actorCount: actors.values.length,
    actorValues: actors.values,
    times: filled(new Float64Array(rows.length), (at) => instantOf(rows[at]?.[1])),
    marks: filled(new Int32Array(rows.length), (at) => Number(rows[at]?.[2])),
    by: by.map((name) => (name === null ? unknown(rows.length) : valuesAt(3 + read.indexOf(name), name))),
    numbers: measure === null ? null : filled(new Float64Array(rows.length), (at) => decodeNumber(rows[at]?.[numberAt]) ?? Number.NaN),
  };
}

function unknown(count: number): EventColumns["by"][number] {
  return { codes: new Int32Array(count).fill(-1), values: [] };
}

/** Keys and links as the other statements of the query give them: numbers as numbers, whatever their type. */
function keyOf(raw: unknown): DimensionValue {
  if (typeof raw === "number") return raw;
  if (typeof raw === "bigint") return Number.isSafeInteger(Number(raw)) ? Number(raw) : String(raw);
  return raw === null || raw === undefined ? null : (decodeValue(raw, text) as string);
}
const text: Dimension = { kind: "string" };

function codesOf(
  rows: Rows,
  place: number,
  decode: (raw: unknown) => DimensionValue,
): { readonly codes: Int32Array; readonly values: readonly DimensionValue[] } {
  const codeOf = new Map<unknown, number>();
  const values: DimensionValue[] = [];
  const codes = filled(new Int32Array(rows.length), (at) => {
    const raw = rows[at]?.[place];
    const known = codeOf.get(raw);
    if (known !== undefined) return known;
    const value = decode(raw);
    const code = value === null ? -1 : values.push(value) - 1;
    codeOf.set(raw, code);
    return code;
  });
  return { codes, values };
}

/** By place: `from` with a function goes through an iterator, and rows are many. */
function filled<A extends Float64Array | Int32Array>(numbers: A, numberAt: (at: number) => number): A {
  for (let at = 0; at < numbers.length; at++) numbers[at] = numberAt(at);
  return numbers;
}

/** Epoch milliseconds, or `2026-03-29 01:02:03.456` as epoch milliseconds, read by place: rows are many. */
function instantOf(raw: unknown): number {
  if (typeof raw === "number") return raw;
  const said = String(raw);
  if (/^-?\d+$/.test(said)) return Number(said);
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(said)) return Date.parse(String(decodeValue(said, time)));
  const part = (from: number, to: number) => Number(said.slice(from, to));
  const milliseconds = said.length > 20 ? Number(said.slice(20, 23).padEnd(3, "0")) : 0;
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16), part(17, 19), milliseconds);
}
const time: Dimension = { kind: "time" };
