import type { TrendMessages } from "../messages/trend.ts";

export const trendInEnglish: TrendMessages = {
  types: { line: "Line chart", area: "Area chart", bar: "Bar chart" },
  time: "Time",
  previous: (name) => `${name} (previous)`,
  rightAxis: (name) => `${name} (right axis)`,
  noValue: "no data",
  shows: (type, metrics, range) => `${type} of ${metrics}, ${range}.`,
  seriesCount: (n) => `${n} series.`,
  changed: (first, last, change) => `From ${first} to ${last}: ${change}.`,
  unchanged: (value) => `Unchanged at ${value}.`,
  highest: (value, bucket) => `Highest: ${value} (${bucket}).`,
  lowest: (value, bucket) => `Lowest: ${value} (${bucket}).`,
  gaps: (n) => (n === 1 ? "1 point has no data." : `${n} points have no data.`),
  masked: (n) => (n === 1 ? "1 point is hidden." : `${n} points are hidden.`),
  incompleteFrom: (bucket) => `Not complete: ${bucket}.`,
  partOf: (range) => `only ${range}`,
  keyboard:
    "Arrows move between points and series, Page Up and Down by ten. Enter filters, Escape leaves.",
  filtering: "filters the page",
  series: "Series",
  annotations: "Annotations",
  annotation: (label, detail) => `${label} (${detail})`,
  annotated: (annotations) => `Annotations: ${annotations}.`,
  annotationsMissing: "Annotations could not be loaded",
  wholeRange: "Whole range",
};
