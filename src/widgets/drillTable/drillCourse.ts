import { numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";

/** The course of a metric over buckets, by member. */
export type DrillCourse = ReadonlyMap<DimensionValue, readonly (number | null)[]>;

const courses = new WeakMap<TableResult<AnyRow>, DrillCourse>();

/** @param result by one dimension and time */
export function courseOf(result: TableResult<AnyRow>): DrillCourse {
  const known = courses.get(result);
  if (known !== undefined) return known;
  const { columns } = result;
  const members = columns.find(({ role }) => role === "dimension");
  const times = columns.find(({ role }) => role === "time");
  const metric = columns.find((column) => column.role === "metric");
  const course = new Map<DimensionValue, (number | null)[]>();
  if (members?.role !== "dimension" || times?.role !== "time" || metric === undefined) return course;
  const buckets = new Map([...new Set(times.values)].toSorted().map((time, bucket) => [time, bucket]));
  members.values.forEach((value, row) => {
    let series = course.get(value);
    if (series === undefined) course.set(value, (series = Array.from(buckets, () => null)));
    series[buckets.get(times.values[row] ?? "") ?? 0] = numberOf(metric.cells.value[row] ?? null);
  });
  courses.set(result, course);
  return course;
}
