import { numberOf } from "../../query/decimal.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { Grain, Instant, ResolvedRange } from "../../query/range.ts";
import { namingUnit } from "../../query/rangeDays.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { firstRunning } from "./bucketEdges.ts";
import { rememberedBuckets } from "./rememberedBuckets.ts";

/** A metric over time, one entry a bucket, to be judged by what was before. */
export interface Course {
  readonly starts: readonly Instant[];
  /** Null: not known, or of too few cases. */
  readonly values: readonly (number | null)[];
  readonly n: readonly (number | null)[] | null;
  readonly grain: Grain;
  readonly timeZone: string;
  /** Index of the first bucket that still runs; the number of buckets where all are over. */
  readonly incompleteFrom: number;
  readonly end: Instant;
}

export function courseOf(result: TableResult<AnyRow>, metric: string): Course | null {
  const { columns, grain, timeZone, resolvedRange } = result;
  const time = columns.find((column) => column.role === "time");
  const column = columns.find((one) => one.role === "metric" && one.name === metric);
  if (time === undefined || column?.role !== "metric" || grain === undefined) return null;
  const starts = time.values;
  const { states, cells } = column;
  return {
    starts,
    values: cells.value.map((value, row) => (value === null || states?.[row] === "small" || states?.[row] === "masked" ? null : numberOf(value))),
    n: cells.n ?? null,
    grain,
    timeZone,
    incompleteFrom: firstRunning(starts, result),
    end: resolvedRange?.to ?? starts.at(-1) ?? "",
  };
}

/** Half-open. */
export interface CourseBucket {
  readonly from: Instant;
  readonly to: Instant;
  readonly grain: Grain;
}

export function bucketAt({ starts, end, grain }: Course, index: number): CourseBucket {
  return { from: starts[index] ?? end, to: starts[index + 1] ?? end, grain };
}

type Drawn = Pick<Course, "starts" | "end" | "grain">;

/** What was before the course, as far as it is judged by it; nothing where it has no bucket. */
function historyRange({ starts, end, grain }: Drawn): ResolvedRange {
  const [first = end] = starts;
  const length = (Date.parse(end) - Date.parse(first)) / Math.max(1, starts.length);
  return { from: new Date(Date.parse(first) - Math.ceil(rememberedBuckets[namingUnit(grain)] * length)).toISOString(), to: first };
}

/** Asks for what was before the course. */
export function courseHistory(asked: AggregateQuery, course: Course): AggregateQuery | null {
  if (asked.time === undefined || course.starts.length === 0) return null;
  return { ...asked, time: { ...asked.time, grain: course.grain, range: historyRange(course) } };
}

/** The course and what was before it. */
export function knownRange(course: Drawn): ResolvedRange {
  return { from: historyRange(course).from, to: course.end };
}
