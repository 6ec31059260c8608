import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { AnyFilter, Catalog, DimensionValue } from "../../../src/query/index.ts";
import { isRetained } from "../oracleEvents.ts";
import type { RetentionRule } from "../oracleEvents.ts";
import { addUnits, midnight } from "./localDates.ts";
import { eventNamed } from "./oracle.ts";
import { holds, inOrder, joinedRows } from "./oracleRows.ts";
import { beyond, bucketsOf, instantOf, laterBy, placeOf, spanOf } from "./oracleSpans.ts";
import type { AnyRange, Calendar, Place } from "./oracleSpans.ts";

export interface EventAsked {
  readonly event: string;
  readonly where?: AnyFilter;
  readonly within?: string;
}
export interface JourneyAsked {
  readonly where?: AnyFilter;
  readonly calendar?: Calendar;
  readonly asOf?: string;
  readonly breakdown?: { readonly by: string; readonly top?: number };
}
export interface RetentionAsked extends JourneyAsked {
  readonly start: EventAsked;
  readonly return: EventAsked;
  readonly time: { readonly range: AnyRange; readonly grain: unknown };
  readonly periods: number | readonly number[];
  readonly criterion?: RetentionRule["criterion"];
  readonly windows?: "calendar" | "rolling";
  readonly starts?: "first" | "recurring";
  readonly measure?: "rate" | "users" | { readonly sum: string } | { readonly average: string };
  readonly reference?: "start" | "previous";
  readonly compare?: unknown;
}

interface Happened {
  readonly row: { readonly [column: string]: DimensionValue };
  readonly actor: number;
  readonly time: number;
}

/** Everything of a kind that ever happened and the query may see. */
export function happenings(catalog: Catalog, tables: MemoryTables, { event, where }: EventAsked, shared: AnyFilter | undefined, place: Place): readonly Happened[] {
  const { entity, time, actor, where: own } = eventNamed(catalog, event);
  return joinedRows(catalog, tables, entity)
    .filter((row) => [own, where, shared].every((filter) => holds(catalog, filter, row, place)))
    .filter((row) => typeof row[time] === "number" && row[actor] != null)
    .map((row) => ({ row, actor: Number(row[actor]), time: Number(row[time]) }));
}

/** Of a cohort, segment and period: size, users and what the query measures; null where it is not known yet. */
export interface Retained {
  readonly size: number | null;
  readonly users: number | null;
  readonly value: number | null;
}

/** By cohort, period and the breakdown's value; what is absent is a cohort of no one. */
export function oracleCohorts(
  catalog: Catalog,
  tables: MemoryTables,
  query: RetentionAsked,
  clock: number,
): {
  readonly labels: readonly string[];
  /** The values that a breakdown's top shows; null where it shows all. */
  readonly kept: readonly DimensionValue[] | null;
  readonly of: (label: string, period: number, segment: Segment) => Retained;
} {
  const place = placeOf(query, clock, catalog);
  const { grain } = query.time;
  const { criterion = "on", windows = "calendar", starts = "first", measure = "rate", reference = "start", breakdown } = query;
  if (typeof grain !== "string" || grain === "businessDay") throw beyond;
  // What only a comparison has is among the values, too.
  if (breakdown?.top !== undefined && query.compare !== undefined) throw beyond;
  const span = spanOf(query.time.range, place);
  const until = Math.min(instantOf(span.to, place), place.now);
  const from = instantOf(span.from, place);
  const asked = typeof query.periods === "number" ? Array.from({ length: query.periods }, (_, period) => period) : query.periods;
  const began = happenings(catalog, tables, query.start, query.where, place).filter(({ time }) => time < until);
  const returned = happenings(catalog, tables, query.return, query.where, place).filter(({ time }) => time < place.now);
  const firsts = new Map<number, number>();
  for (const { actor, time } of began) firsts.set(actor, Math.min(time, firsts.get(actor) ?? Infinity));
  const returnsOf = new Map<number, Happened[]>();
  for (const one of returned) returnsOf.set(one.actor, [...(returnsOf.get(one.actor) ?? []), one]);
  const buckets = bucketsOf(span, grain, place);
  const cohorts = new Map<string, readonly { readonly row: Happened["row"]; readonly did: ReadonlySet<number>; readonly back: readonly Returned[] }[]>();
  const numberOf = typeof measure === "string" ? null : "sum" in measure ? measure.sum : measure.average;

  const edgeOf = (label: string) => (at: number, k: number) =>
    windows === "rolling" ? laterBy(at, grain, k, place.timeZone) : midnight(addUnits(label, grain, k), place.timeZone);
  const cohortOf = ({ label, start, next }: (typeof buckets)[number]) => {
    const known = cohorts.get(label);
    if (known !== undefined) return known;
    const inCohort = began.filter(({ time }) => time >= Math.max(start, from) && time < next).toSorted((a, b) => a.time - b.time);
    const members = new Map<number, Happened>();
    for (const one of inCohort) {
      if (!members.has(one.actor) && (starts === "recurring" || firsts.get(one.actor) === one.time)) members.set(one.actor, one);
    }
    const edge = edgeOf(label);
    const cohort = [...members.values()].map((member) => {
      const back = (returnsOf.get(member.actor) ?? [])
        .filter(({ time }) => (query.start.event === query.return.event ? time > member.time : time >= member.time))
        .map(({ row, time }): Returned => ({ row, period: periodOf(time, (k) => edge(member.time, k)) }));
      return { row: member.row, did: new Set(back.map((one) => one.period)), back };
    });
    cohorts.set(label, cohort);
    return cohort;
  };
  const valueOf = (row: Happened["row"]) => (breakdown === undefined ? null : (row[breakdown.by] ?? null));
  const keptOf = (top: number): readonly DimensionValue[] => {
    const sizes = new Map<DimensionValue, number>();
    for (const { row } of buckets.flatMap(cohortOf)) sizes.set(valueOf(row), (sizes.get(valueOf(row)) ?? 0) + 1);
    const ranked = [...sizes].toSorted(([a, own], [b, other]) => other - own || inOrder(catalog, breakdown?.by ?? "", a, b));
    return ranked.slice(0, top).map(([value]) => value);
  };

  const kept = breakdown?.top === undefined ? null : keptOf(breakdown.top);
  return {
    labels: buckets.map(({ label }) => label),
    kept,
    of: (label, period, { value: segment, other }) => {
      const bucket = buckets.find((one) => one.label === label);
      if (bucket === undefined) throw beyond;
      const edge = edgeOf(label);
      const first = Math.max(bucket.start, from);
      const chosen = cohortOf(bucket).filter(({ row }) =>
        other ? kept?.includes(valueOf(row)) === false : breakdown === undefined || valueOf(row) === segment,
      );
      const usersIn = (asOne: number) => chosen.filter(({ did }) => isRetained(did, asOne, { criterion, periods: asked })).length;
      const begun = bucket.start < place.now;
      const size = begun ? chosen.length : null;
      if (edge(first, period) >= place.now) return { size, users: null, value: null };
      const users = usersIn(period);
      if (numberOf !== null) {
        const looked = (at: number) => {
          if (criterion === "onOrAfter") return at >= period;
          return criterion === "onOrBefore" && period > 0 ? at >= 1 && at <= period : at === period;
        };
        const numbers = chosen
          .filter(({ did }) => isRetained(did, period, { criterion, periods: asked }))
          .flatMap(({ back }) => back.filter((one) => looked(one.period)).map(({ row }) => row[numberOf] ?? null))
          .filter((value) => value !== null)
          .map(Number);
        const sum = numbers.reduce((a, b) => a + b, 0);
        const isSum = typeof measure === "object" && "sum" in measure;
        return { size, users, value: isSum ? sum : numbers.length === 0 ? null : sum / numbers.length };
      }
      const before = asked[asked.indexOf(period) - 1];
      const whole = reference === "previous" && before !== undefined ? usersIn(before) : chosen.length;
      return { size, users, value: measure === "users" ? users : whole === 0 ? null : users / whole };
    },
  };
}

/** A value of the breakdown, or all that are not shown. */
export interface Segment {
  readonly value: DimensionValue;
  readonly other: boolean;
}

interface Returned {
  readonly row: Happened["row"];
  readonly period: number;
}

function periodOf(time: number, edge: (k: number) => number): number {
  let period = 0;
  while (edge(period + 1) <= time) period += 1;
  return period;
}
