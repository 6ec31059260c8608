"use client";

import type { Annotation } from "../../query/annotations.ts";
import type { Incident } from "../../query/alerts.ts";
import { formatRange } from "../../format/date.ts";
import { alertCourse } from "./alertCourse.ts";
import { AlertCoursePaths } from "./AlertSparkline.tsx";
import { amountText, momentText } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";

const size = { width: 100, height: 100, inset: 6 };

export interface AlertChartProps {
  readonly incident: Incident;
  readonly annotations: readonly Annotation[];
  readonly options: AlertTextOptions;
  readonly name: string;
}

/** The course of an incident with what was expected, its start, and what happened meanwhile. Its points follow as a table. */
export function AlertChart({ incident, annotations, options, name }: AlertChartProps) {
  const { words, locale, timeZone } = options;
  const { points, metric, startedAt } = incident;
  const course = alertCourse(incident, size);
  const [first, last] = [points[0], points.at(-1)];
  if (course === null || first === undefined || last === undefined) return null;
  const inside = (x: number) => x >= 0 && x <= size.width;
  const marks = annotations.map(({ at, label }) => ({ label, x: course.xAt(Date.parse(at)) })).filter(({ x }) => inside(x));
  const start = course.xAt(Date.parse(startedAt));
  return (
    <figure className="md-alert-figure">
      <div className="md-alert-axis" aria-hidden="true">
        <span>{amountText(metric, course.high, options)}</span>
        <span>{amountText(metric, course.low, options)}</span>
      </div>
      <svg
        className="md-alert-chart"
        role="img"
        aria-label={words.chart(name, formatRange(first.at, last.at, { locale, timeZone }), points.length)}
        viewBox={`0 0 ${size.width} ${size.height}`}
        preserveAspectRatio="none"
      >
        {inside(start) && <path className="md-alert-start" d={`M${start} 0V${size.height}`} />}
        {marks.map(({ x, label }) => (
          <path key={`${x} ${label}`} className="md-alert-annotation" d={`M${x} 0V${size.height}`}>
            <title>{label}</title>
          </path>
        ))}
        <AlertCoursePaths course={course} />
      </svg>
      <div className="md-alert-times" aria-hidden="true">
        <span>{momentText(first.at, options)}</span>
        <span>{momentText(last.at, options)}</span>
      </div>
    </figure>
  );
}
