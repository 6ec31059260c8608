import type { Clock } from "../time/resolveRange.ts";
import type { Amount } from "./amount.ts";
import type { Atom, AtomIndex } from "./formula.ts";
import { keyOf } from "./keyOf.ts";
import type { Period } from "./period.ts";
import type { Group, Measure, Scan } from "./scan.ts";
import type { Question } from "./task.ts";

/** What an atom is in the group of that key and a bucket: null where nothing was measured, undefined without rows. */
export type Reading = (key: string, bucket: number) => Amount | null | undefined;

export type Readings = readonly (readonly [AtomIndex, Reading])[];

/** What some atoms are read from. */
export type Source = Question<Found>;

export interface Found {
  readonly readings: Readings;
  readonly groups: readonly Group[];
  /** Whether its groups are rows of the answer, or only those that a cell sees something of. */
  readonly certain: boolean;
}

/** What is scanned for: one grouping over one period. */
export interface SourceScope {
  readonly period: Period | null;
  readonly bucketed: boolean;
  readonly clock: Clock;
  /** Everything about a scan but entity, time and measures. */
  readonly grouping: Pick<Scan, "where" | "by" | "fold" | "drop">;
  /** Groups at the most, where each is a row of the answer; infinite where any number may be needed. */
  readonly mostGroups: number;
}

/** The measures of atoms, equal ones once, and where each atom's stands. */
export function measuresOf(atoms: readonly Atom[]): {
  readonly measures: readonly Measure[];
  readonly places: readonly number[];
} {
  const measures: Measure[] = [];
  const placeOf = new Map<string, number>();
  const places = atoms.map(({ measure }) => {
    const key = keyOf(measure);
    const known = placeOf.get(key);
    if (known !== undefined || measure.kind === "conversion") return known ?? -1;
    placeOf.set(key, measures.length);
    return measures.push(measure) - 1;
  });
  return { measures, places };
}

export function measureAt(group: Group | undefined, place: number | undefined): Amount | null | undefined {
  return group === undefined || place === undefined ? undefined : (group.measures[place] ?? null);
}

/** Finds a group by its key and bucket. */
export function indexed(groups: readonly Group[]): (key: string, bucket: number) => Group | undefined {
  const byKey = new Map<string, Group[]>();
  for (const group of groups) {
    const key = groupKey(group);
    const buckets = byKey.get(key);
    if (buckets === undefined) byKey.set(key, sparse(group));
    else buckets[group.bucket] = group;
  }
  return (key, bucket) => byKey.get(key)?.[bucket];
}

function sparse(group: Group): Group[] {
  const buckets: Group[] = [];
  buckets[group.bucket] = group;
  return buckets;
}

/** Equal for groups of the same values, whatever their bucket. */
export function groupKey({ values, other }: Pick<Group, "values" | "other">): string {
  return JSON.stringify(other ? [values, 1] : values);
}
