import { allOf } from "../query/index.ts";
import { seenUntil } from "../time/resolveRange.ts";
import type { Atom, ConversionPart } from "./formula.ts";
import { beginning, spanOf } from "./period.ts";
import type { TimeWindow } from "./scan.ts";
import { indexed, measureAt, measuresOf } from "./source.ts";
import type { Readings, Source, SourceScope } from "./source.ts";
import { cutSource, eachSource, reachSource } from "./windowSources.ts";

/** The fewest scans that answer the atoms: one for those that look at the same rows in the same buckets. */
export function sourcesOf(atoms: readonly Atom[], scope: SourceScope): readonly Source[] {
  const clusters = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const key = scanKey(atom);
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, [atom]);
    else cluster.push(atom);
  }
  return [...clusters.values()].map((cluster) => sourceOf(cluster, scope));
}

/** Equal for atoms that share a scan. */
function scanKey({ entity, dimension, frame, measure, rowsKey }: Atom): string {
  if (measure.kind === "conversion") return JSON.stringify([rowsKey, measure.metric, measure.where]);
  if (frame.kind !== "window") return rowsKey;
  if (measure.kind === "distinct" || measure.kind === "percentile") return measure.kind + rowsKey;
  return JSON.stringify([entity, dimension]);
}

function sourceOf(atoms: readonly Atom[], scope: SourceScope): Source {
  const { frame, measure, path } = atoms[0] as Atom;
  if (measure.kind === "conversion") return conversionSource(atoms, measure, scope, path);
  switch (frame.kind) {
    case "bucket":
      return bucketSource(atoms, scope);
    case "moment":
      return frame.known === true ? knownMomentSource(atoms, scope) : bucketSource(atoms, scope);
    case "window":
      if (measure.kind === "distinct") return reachSource(atoms, scope);
      return measure.kind === "percentile" ? eachSource(atoms, scope) : cutSource(atoms, scope);
    default:
      return frame satisfies never;
  }
}

function bucketSource(atoms: readonly Atom[], { grouping, mostGroups, ...scope }: SourceScope): Source {
  const { entity } = atoms[0] as Atom;
  const { measures, places } = measuresOf(atoms);
  const most = Number.isFinite(mostGroups) && grouping.by.length > 0 ? { most: mostGroups } : {};
  return {
    tasks: [{ entity, time: bucketWindow(atoms[0] as Atom, scope), ...grouping, measures, ...most }],
    read: ([groups = []]) => {
      const at = indexed(groups);
      return {
        readings: atoms.map(({ index }, place) => [index, (key, bucket) => measureAt(at(key, bucket), places[place])]),
        groups,
        certain: true,
      };
    },
  };
}

/** Whether a bucket has a moment is a matter of all rows, not of those that a filter leaves. */
function knownMomentSource(atoms: readonly Atom[], { grouping: _, ...scope }: SourceScope): Source {
  const { entity } = atoms[0] as Atom;
  const { measures } = measuresOf(atoms);
  const ungrouped = { where: null, by: [], fold: null, drop: false };
  return {
    tasks: [{ entity, time: bucketWindow(atoms[0] as Atom, scope), ...ungrouped, measures }],
    read: ([groups = []]) => {
      const counts = new Map(groups.map(({ bucket, measures: [count] }) => [bucket, count]));
      const known = atoms.map(({ index }): Readings[number] => [index, (_key, bucket) => counts.get(bucket)]);
      return { readings: known, groups: [], certain: false };
    },
  };
}

/** The groups' measures are those that converted and those that started. */
function conversionSource(
  atoms: readonly Atom[],
  { metric, where }: ConversionPart,
  { grouping: { by, fold, drop, where: shared }, ...scope }: SourceScope,
  path: string,
): Source {
  const time = scope.period === null ? null : bucketWindow({ dimension: "", frame: { kind: "bucket" } }, scope);
  return {
    tasks: [{ metric, path, scan: { by, fold, drop, time, where: allOf([shared, where]) } }],
    read: ([groups = []]) => {
      const at = indexed(groups);
      return {
        readings: atoms.map(({ index, measure }) => {
          const place = measure.kind === "conversion" && measure.part === "converted" ? 0 : 1;
          return [index, (key, bucket) => measureAt(at(key, bucket), place)];
        }),
        groups,
        certain: true,
      };
    },
  };
}

function bucketWindow(
  { dimension, frame }: Pick<Atom, "dimension" | "frame">,
  { period, bucketed, clock }: Omit<SourceScope, "grouping" | "mostGroups">,
): TimeWindow | null {
  if (dimension === null) return null;
  const moment = frame.kind === "moment" ? { moment: frame.take } : {};
  if (period === null) return { dimension, from: beginning, to: clock.now, starts: null, ...moment };
  const starts = bucketed ? (period.bounds?.slice(0, -1) ?? null) : null;
  const span = spanOf(period, bucketed);
  return { dimension, from: span.from, to: seenUntil(span, clock), starts, ...moment };
}
