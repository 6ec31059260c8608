import { MetricsError } from "../query/index.ts";
import { joins } from "./amount.ts";
import type { Atom, Frame } from "./formula.ts";
import { bucketsOf } from "./period.ts";
import type { Span } from "./period.ts";
import type { Group, TimeWindow } from "./scan.ts";
import { groupKey, indexed, measureAt, measuresOf } from "./source.ts";
import type { Reading, Source, SourceScope } from "./source.ts";
import { cutAxis, foldWindows, piecesOf, windowsOf } from "./windows.ts";

const nothing: Source = { tasks: [], read: () => ({ readings: [], groups: [], certain: false }) };

/** What adds up: one scan in pieces so small that every window is made of whole ones. */
export function cutSource(atoms: readonly Atom[], scope: SourceScope): Source {
  const { entity, dimension } = atoms[0] as Atom;
  const windows = atoms.map((atom) => windowsOfAtom(atom, scope));
  const axis = cutAxis(windows.flat());
  if (axis === null || dimension === null) return nothing;
  const { measures, places } = measuresOf(atoms);
  const starts = axis.starts.length === 1 ? null : axis.starts;
  const time = { dimension, from: axis.starts[0] as number, to: axis.end, starts };
  return {
    tasks: [{ entity, time, ...scope.grouping, measures }],
    read: ([groups = []]) => {
      const at = indexed(groups);
      const keys = [...new Set(groups.map(groupKey))];
      const readings = atoms.map(({ index, measure }, number) => {
        const pieces = piecesOf(axis, windows[number] as readonly Span[]);
        const folded = new Map(
          keys.map((key) => {
            const found = axis.starts.map((_, piece) => measureAt(at(key, piece), places[number]));
            return [key, foldWindows(found, pieces, joins[measure.kind as keyof typeof joins])] as const;
          }),
        );
        const reading: Reading = (key, bucket) => folded.get(key)?.[bucket];
        return [index, reading] as const;
      });
      return { readings, groups, certain: false };
    },
  };
}

/** Distinct counts: a scan's buckets reach back over those before them. */
export function reachSource(atoms: readonly Atom[], scope: SourceScope): Source {
  const { entity, dimension } = atoms[0] as Atom;
  if (dimension === null) return nothing;
  const { measures, places } = measuresOf(atoms);
  const axes = risingRuns(windowsOfAtom(atoms[0] as Atom, scope), scope).map(reachAxis);
  return {
    tasks: axes.map(({ time }) => ({ entity, time: { dimension, ...time }, ...scope.grouping, measures })),
    read: (answers) => {
      const groups = answers.flatMap((found, axis) =>
        found.flatMap((group): readonly Group[] => {
          const bucket = axes[axis]?.buckets[group.bucket] ?? null;
          return bucket === null ? [] : [{ ...group, bucket }];
        }),
      );
      const at = indexed(groups);
      return {
        readings: atoms.map(({ index }, place) => [index, (key, bucket) => measureAt(at(key, bucket), places[place])]),
        groups,
        certain: true,
      };
    },
  };
}

/** A window, and the bucket of the query that it belongs to. */
interface BucketWindow extends Span {
  readonly bucket: number;
  /** Where the bucket begins. */
  readonly start: number;
}

/**
 * The windows that hold time, in runs whose starts never go back: a day before the hour that clocks repeat is an hour
 * that there was once.
 */
function risingRuns(windows: readonly Span[], { period, bucketed, clock }: SourceScope): readonly (readonly BucketWindow[])[] {
  const buckets = bucketsOf(period, bucketed, clock.now);
  const runs: BucketWindow[][] = [];
  windows.forEach(({ from, to }, bucket) => {
    if (from >= to) return;
    const window = { from, to, bucket, start: Math.max(from, buckets[bucket]?.from ?? from) };
    const run = runs.at(-1);
    if (run !== undefined && (run.at(-1)?.from ?? from) <= from) run.push(window);
    else runs.push([window]);
  });
  return runs;
}

/**
 * The scan's buckets end where the windows end. A window shorter than its bucket gets one of its own, after one that
 * nobody reads.
 */
function reachAxis(run: readonly BucketWindow[]): {
  readonly time: Omit<TimeWindow, "dimension">;
  /** For each of the scan's buckets the one of the query; null for those that nobody reads. */
  readonly buckets: readonly (number | null)[];
} {
  const starts: number[] = [];
  const reach: number[] = [];
  const buckets: (number | null)[] = [];
  const add = (start: number, from: number, bucket: number | null) => {
    starts.push(start);
    reach.push(from);
    buckets.push(bucket);
  };
  let to = Number.POSITIVE_INFINITY;
  for (const window of run) {
    if (to < window.start) add(to, to, null);
    add(window.start, window.from, window.bucket);
    to = window.to;
  }
  const alone = starts.length === 1;
  const time = alone ? { from: reach[0] as number, to, starts: null } : { from: starts[0] as number, to, starts, reach };
  return { time, buckets };
}

/** More would be as many passes over the rows. */
const mostWindows = 400;

/** Percentiles cannot be put together from parts: a scan for each window. */
export function eachSource(atoms: readonly Atom[], scope: SourceScope): Source {
  const { entity, dimension, metric, path } = atoms[0] as Atom;
  const windows = windowsOfAtom(atoms[0] as Atom, scope);
  const asked = windows.flatMap(({ from, to }, bucket) => (from < to ? [{ from, to, bucket }] : []));
  if (asked.length > mostWindows) {
    throw new MetricsError(
      "too-large",
      `${metric} is a percentile over ${asked.length} windows, more than ${mostWindows}; take a coarser grain`,
      { path },
    );
  }
  if (dimension === null) return nothing;
  const { measures, places } = measuresOf(atoms);
  return {
    tasks: asked.map(({ from, to }) => ({
      entity,
      time: { dimension, from, to, starts: null },
      ...scope.grouping,
      measures,
    })),
    read: (answers) => {
      const groups = answers.flatMap((found, scan) =>
        found.map((group): Group => ({ ...group, bucket: asked[scan]?.bucket ?? 0 })),
      );
      const at = indexed(groups);
      return {
        readings: atoms.map(({ index }, place) => [index, (key, bucket) => measureAt(at(key, bucket), places[place])]),
        groups,
        certain: true,
      };
    },
  };
}

function windowsOfAtom({ frame }: Atom, { period, bucketed, clock }: SourceScope): readonly Span[] {
  return windowsOf(frame as Extract<Frame, { kind: "window" }>, period, bucketed, clock);
}
