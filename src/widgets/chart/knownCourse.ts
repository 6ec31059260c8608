import { dataStart } from "../../analytics/detect/dataStart.ts";
import type { Instant } from "../../query/range.ts";
import type { Course } from "./course.ts";

/** The complete buckets of a course behind those of its history, which may have none. */
export interface KnownCourse {
  readonly starts: readonly Instant[];
  readonly values: readonly (number | null)[];
  readonly n: readonly (number | null)[] | null;
  /** Index of the first bucket of the course. */
  readonly from: number;
}

/** Before there was any data, none is not zero: from the first bucket on that has any. */
export function knownCourse(course: Course, history: Course | null): KnownCourse {
  const { starts, values, n, from } = wholeCourse(course, history);
  const found = dataStart(values.slice(0, from).map((value, index) => ({ value, n: n?.[index] ?? null })));
  const first = found < 0 ? from : found;
  return { starts: starts.slice(first), values: values.slice(first), n: n && n.slice(first), from: from - first };
}

/** With the zeros from before there were data. */
export function wholeCourse(course: Course, history: Course | null): KnownCourse {
  const { starts, values, n, incompleteFrom } = course;
  const before = history === null ? { starts: [], values: [], n: null } : told(history, starts[0] ?? "");
  return {
    starts: [...before.starts, ...starts.slice(0, incompleteFrom)],
    values: [...before.values, ...values.slice(0, incompleteFrom)],
    n: n && [...(before.n ?? before.values.map(() => null)), ...n.slice(0, incompleteFrom)],
    from: before.values.length,
  };
}

/** The first bucket may be cut. */
function told(history: Course, end: Instant) {
  const to = history.starts.findIndex((start) => Date.parse(start) >= Date.parse(end));
  const part = <V>(list: readonly V[]) => list.slice(1, to < 0 ? undefined : to);
  return { starts: part(history.starts), values: part(history.values), n: history.n && part(history.n) };
}
