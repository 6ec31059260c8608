import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { exactAmount } from "../../engine/figure.ts";
import type { Atom, AtomIndex, Formula } from "../../engine/formula.ts";
import { decimalText } from "../../query/decimal.ts";
import type { Catalog, Dimension, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { gridOf } from "../../time/grid.ts";
import { instantAt, wallAt } from "../../time/offsets.ts";
import { seenUntil } from "../../time/resolveRange.ts";
import { bucketBounds, bucketWalls } from "../../time/zoned.ts";
import { cubeFilter, withoutConstants } from "./cubeFilter.ts";
import type { CubeQuery } from "./cubeLoad.ts";
import { measuresOf } from "./mapping.ts";
import type { CubeMapping } from "./mapping.ts";

/** One query to Cube: metrics of one entity by one time. */
export interface Load {
  /** Null where nothing can be found: all is yet to come, or the filter keeps no row. */
  readonly query: CubeQuery | null;
  readonly atoms: readonly Atom[];
  /** Of each atom that has one. */
  readonly measures: ReadonlyMap<AtomIndex, string>;
  /** Without groups there is always a row; this measure of it is 0 where it stands for none. */
  readonly presence: string | null;
  /** Which bucket the time of a row names; null without a grain. */
  readonly bucketAt: ReadonlyMap<string, number> | null;
  /** The key of that time in a row. */
  readonly timeKey: string | null;
}

/** The most rows that Cube gives unless it is configured to give more. */
export const mostRows = 50_000;

/** @throws MetricsError `unsupported` for what has no name in Cube */
export function planLoads(plan: AggregatePlan, mapping: CubeMapping): readonly Load[] {
  const measures = measuresByAtom(plan, mapping);
  const clusters = new Map<string, Atom[]>();
  for (const atom of plan.atoms) {
    const key = JSON.stringify([atom.entity, atom.dimension]);
    clusters.set(key, [...(clusters.get(key) ?? []), atom]);
  }
  return [...clusters.values()].map((atoms) => planLoad(plan, mapping, atoms, measures));
}

function planLoad(
  plan: AggregatePlan,
  mapping: CubeMapping,
  atoms: readonly Atom[],
  measures: ReadonlyMap<AtomIndex, string>,
): Load {
  const { own, clock, by, grain, where } = plan;
  const { entity, dimension } = atoms[0] as Atom;
  const granularity = typeof grain === "string" ? grain : null;
  const isElapsed = granularity === "minute" || granularity === "hour";
  // Hours are asked for in UTC: as clocks show them, one of them names two.
  const timezone = granularity === null || isElapsed ? "UTC" : clock.timeZone;
  const memberOf = (name: string) => memberIn(mapping, name);
  const isTime = (name: string) => plan.catalog.dimensions[name]?.kind === "time";
  const localTime = (instant: string) => localText(Date.parse(instant), timezone);
  const filter = where === null ? true : withoutConstants(cubeFilter({ memberOf, isTime, localTime }, where));
  const presence = by.length > 0 || granularity !== null ? null : presenceOf(plan.catalog, mapping, entity);
  const asked = atoms.flatMap(({ index }) => measures.get(index) ?? []);
  const to = own === null ? 0 : seenUntil(own, clock);
  const time = dimension === null ? null : memberOf(dimension);
  const isEmpty = filter === false || (own !== null && to <= own.from);
  return {
    atoms,
    measures,
    presence,
    bucketAt: granularity === null ? null : bucketNames(plan, granularity, isElapsed),
    timeKey: time === null || granularity === null ? null : `${time}.${granularity}`,
    query: isEmpty
      ? null
      : {
          measures: [...new Set([...asked, ...(presence === null ? [] : [presence])])],
          ...(by.length === 0 ? {} : { dimensions: by.map(memberOf) }),
          ...(time === null || own === null
            ? {}
            : {
                timeDimensions: [
                  {
                    dimension: time,
                    dateRange: [localText(own.from, timezone), localText(to - 1, timezone)],
                    ...(granularity === null ? {} : { granularity }),
                  },
                ],
              }),
          ...(filter === true ? {} : { filters: [filter as Exclude<typeof filter, boolean>] }),
          timezone,
          limit: mostRows,
        },
  };
}

function measuresByAtom({ catalog, cells }: AggregatePlan, mapping: CubeMapping): ReadonlyMap<AtomIndex, string> {
  const names = new Map(Object.entries(catalog.metrics).map(([name, metric]) => [metric, name]));
  const measures = new Map<AtomIndex, string>();
  const walk = (formula: Formula): void => {
    if (formula.kind === "ratio") return [formula.numerator, formula.denominator].forEach(walk);
    if (formula.kind === "derived") return Object.values(formula.parts).forEach(walk);
    if (formula.kind !== "fact") {
      throw new MetricsError("unsupported", `Cube has no measure of a ${formula.kind} metric`, { path: "metrics" });
    }
    const found = measuresOf(mapping, names.get(formula.metric) ?? "");
    formula.atoms.forEach((atom, index) => {
      const measure = found[index];
      if (measure !== undefined) measures.set(atom, measure);
    });
  };
  for (const { formula } of cells) walk(formula);
  return measures;
}

/** A count of all rows of the entity, if one is mapped. */
export function presenceOf({ metrics }: Catalog, mapping: CubeMapping, entity: string): string | null {
  const count = Object.entries(metrics).find(
    ([name, metric]) =>
      metric.kind === "count" && metric.entity === entity && metric.where === undefined && mapping.metrics[name] !== undefined,
  );
  return count === undefined ? null : (measuresOf(mapping, count[0])[0] ?? null);
}

/** Cube names a bucket by the wall time of its start, without an offset. */
function bucketNames({ own, clock }: AggregatePlan, grain: string, isElapsed: boolean): ReadonlyMap<string, number> {
  const { from = 0, to = 0, bounds } = own ?? {};
  const starts = (bounds ?? []).slice(0, -1);
  if (isElapsed) {
    const inUtc = bucketBounds(from, to, grain as "hour", { timeZone: "UTC", weekStart: "monday" });
    if (inUtc.slice(0, -1).join() !== starts.join()) {
      const message = `Cube's ${grain}s are those of UTC, and in ${clock.timeZone} they begin at other times: ask for minutes or days`;
      throw new MetricsError("unsupported", message, { path: "time.grain" });
    }
  }
  const walls = isElapsed ? starts : bucketWalls(gridOf(grain as "day", clock), starts, clock);
  return new Map(walls.map((wall, bucket) => [secondsText(wall), bucket]));
}

function secondsText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}

export function localText(instant: number, timeZone: string): string {
  const wall = wallAt(instant, timeZone);
  if (instantAt(wall, timeZone) === instant) return new Date(wall).toISOString().slice(0, -1);
  throw new MetricsError(
    "unsupported",
    `clocks in ${timeZone} show ${secondsText(wall)} twice, and Cube cannot be told which is meant: begin and end the range elsewhere`,
    { path: "time.range" },
  );
}

export function memberIn(mapping: CubeMapping, dimension: string): string {
  const member = mapping.dimensions[dimension];
  if (member !== undefined) return member;
  const known = Object.keys(mapping.dimensions).join(", ");
  throw new MetricsError("unsupported", `${dimension} has no member in Cube: map it, or use one of ${known}`, {
    path: "mapping.dimensions",
  });
}

/** Drivers give numbers as text, and truth as text or as 0 and 1. */
export function dimensionValue(dimension: Dimension | undefined, value: unknown): DimensionValue {
  if (value === null || value === undefined) return null;
  if (dimension?.kind === "number") return Number(value);
  if (dimension?.kind === "decimal") return decimalText(exactAmount(value, dimension.scale), dimension.scale);
  if (dimension?.kind === "boolean") return ["true", "1", "t"].includes(String(value));
  return String(value);
}
