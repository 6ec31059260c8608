import type { EventColumns, EventScan, ReadEvents } from "../engine/events.ts";
import { joinEvents } from "../engine/joinEvents.ts";
import type { Dimension, DimensionValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
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
    const total = answers.reduce((sum, rows) => sum + rows.length, 0);
    if (total > most) {
      const remedy = "take a shorter range, narrow the events by a filter, or raise limits.events";
      throw new MetricsError("too-large", `the query reads more than ${most} events; ${remedy}`, { path: "time.range" });
    }
    return joinEvents(scans.map((scan, index) => partOf(target, scan, answers[index] ?? [])));
  };
}

function partOf({ catalog }: Target, { actor, by, measure }: EventScan, rows: Rows): EventColumns {
  const read = by.filter((name) => name !== null);
  const valuesAt = (place: number, name: string) => {
    const dimension = catalog.dimensions[name];
    return codesOf(rows, place, (raw) => (dimension === undefined ? keyOf(raw) : decodeValue(raw, dimension)));
  };
  const numberAt = 3 + read.length;
  const actors = valuesAt(0, actor);
  return {
    actors: actors.codes,
    actorCount: actors.values.length,
    actorValues: actors.values,
    times: Float64Array.from(rows, (row) => instantOf(row[1])),
    marks: Int32Array.from(rows, (row) => Number(row[2])),
    by: by.map((name) => (name === null ? unknown(rows.length) : valuesAt(3 + read.indexOf(name), name))),
    numbers: measure === null ? null : Float64Array.from(rows, (row) => decodeNumber(row[numberAt]) ?? Number.NaN),
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
  const codes = Int32Array.from(rows, (row) => {
    const raw = row[place];
    const known = codeOf.get(raw);
    if (known !== undefined) return known;
    const value = decode(raw);
    const code = value === null ? -1 : values.push(value) - 1;
    codeOf.set(raw, code);
    return code;
  });
  return { codes, values };
}

/** `2026-03-29 01:02:03.456` as epoch milliseconds, read by place: rows are many. */
function instantOf(raw: unknown): number {
  const said = String(raw);
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(said)) return Date.parse(String(decodeValue(said, time)));
  const part = (from: number, to: number) => Number(said.slice(from, to));
  const milliseconds = said.length > 20 ? Number(said.slice(20, 23).padEnd(3, "0")) : 0;
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16), part(17, 19), milliseconds);
}
const time: Dimension = { kind: "time" };
