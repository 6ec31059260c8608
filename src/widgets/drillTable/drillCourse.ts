import { numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { firstRunning, firstWhole } from "../chart/bucketEdges.ts";

/** The course of a metric over buckets. */
export interface DrillCourse {
  readonly of: ReadonlyMap<DimensionValue, readonly (number | null)[]>;
  /** Index of the first bucket that still runs; the number of buckets where none does. */
  readonly incompleteFrom: number;
  /** Index of the first bucket that the range does not cut: of the second where the first began before it. */
  readonly wholeFrom: number;
}

const courses = new WeakMap<TableResult<AnyRow>, DrillCourse>();

/** @param result by one dimension and time */
export function courseOf(result: TableResult<AnyRow>): DrillCourse {
  const known = courses.get(result);
  if (known !== undefined) return known;
  const { columns } = result;
  const members = columns.find(({ role }) => role === "dimension");
  const times = columns.find(({ role }) => role === "time");
  const metric = columns.find((column) => column.role === "metric");
  const of = new Map<DimensionValue, (number | null)[]>();
  if (members?.role !== "dimension" || times?.role !== "time" || metric === undefined) return { of, incompleteFrom: 0, wholeFrom: 0 };
  const starts = [...new Set(times.values)].toSorted();
  const buckets = new Map(starts.map((time, bucket) => [time, bucket]));
  members.values.forEach((value, row) => {
    let series = of.get(value);
    if (series === undefined) of.set(value, (series = Array.from(buckets, () => null)));
    series[buckets.get(times.values[row] ?? "") ?? 0] = numberOf(metric.cells.value[row] ?? null);
  });
  const course = { of, incompleteFrom: firstRunning(starts, result), wholeFrom: firstWhole(starts, result) };
  courses.set(result, course);
  return course;
}
