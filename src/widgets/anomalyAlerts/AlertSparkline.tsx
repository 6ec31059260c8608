import type { Incident } from "../../query/alerts.ts";
import { alertCourse } from "./alertCourse.ts";

const size = { width: 100, height: 28 };

/** The course of an incident beside what was expected, without axes; its row says the numbers. */
export function AlertSparkline({ incident }: { readonly incident: Incident }) {
  const course = alertCourse(incident, size);
  if (course === null) return null;
  return (
    <svg className="md-alert-spark" viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
      <AlertCoursePaths course={course} />
    </svg>
  );
}

/** Band, expectation, line and marks, the marks as lines without length, which round caps make dots. */
export function AlertCoursePaths({ course }: { readonly course: NonNullable<ReturnType<typeof alertCourse>> }) {
  return (
    <>
      <path className="md-alert-band" d={course.band} />
      <path className="md-alert-expected" d={course.expected} />
      <path className="md-alert-line" d={course.line} />
      <path className="md-alert-line" data-incomplete d={course.dashed} />
      <path className="md-alert-outside" d={course.outside.map(({ x, y }) => `M${x} ${y}h0`).join("")} />
    </>
  );
}
