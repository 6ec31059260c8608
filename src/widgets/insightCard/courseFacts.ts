import { detectAnomalies } from "../../analytics/detect/detectAnomalies.ts";
import type { Detection } from "../../analytics/detect/detection.ts";
import { pointsHeld } from "../../analytics/detect/rhythm.ts";
import type { ValueKind } from "../../analytics/detect/stabilize.ts";
import { valueKindOf } from "../../analytics/detect/valueKindOf.ts";
import { forecast } from "../../analytics/forecast/forecast.ts";
import { holidayNames } from "../../analytics/forecast/holidayNames.ts";
import { nextStarts } from "../../analytics/forecast/nextStarts.ts";
import { holidayTimes } from "../../analytics/holidayTimes.ts";
import { incidentTimes, leftOut } from "../../analytics/incidentTimes.ts";
import { meantCalendar } from "../../analytics/meantCalendar.ts";
import { quantile } from "../../analytics/quantile.ts";
import { incidentsOf } from "../../query/incidentsOf.ts";
import { metricUnit } from "../../query/metric.ts";
import type { InsightBucket, InsightFact, InsightFigure, InsightOrigin, InsightSpan } from "./insightFact.ts";
import type { InsightOptions, InsightReading } from "./insightReading.ts";
import { bucketAt } from "../chart/course.ts";
import type { Course } from "../chart/course.ts";
import { knownCourse, wholeCourse } from "../chart/knownCourse.ts";
import type { KnownCourse } from "../chart/knownCourse.ts";
import { knownFrom } from "../chart/knownFrom.ts";

/** A record among fewer buckets before it is none. */
const leastHistory = 12;
/** Fewer steps one way are chance: five values are in order once in 120. */
const leastSteps = 4;
const level = 0.95;
/** Of one place of the season so many say what is usual; of buckets without a season more. */
const shortMemory = 4;
const longMemory = 12;

/** What is notable in the course: what is unusual, the highest and lowest that is known, runs one way, and what comes. */
export function courseFacts(reading: InsightReading, options: InsightOptions): readonly InsightFact[] {
  const { course } = reading;
  if (course === null || course.incompleteFrom === 0) return [];
  const known = knownCourse(course, reading.history);
  return [...anomalyFacts(reading, course, options), ...recordFacts(course, known), ...streakFacts(course, known), ...outlookFacts(reading, course, known, options)];
}

function valueKind({ metric }: InsightReading, { values }: KnownCourse, { catalog }: InsightOptions): ValueKind {
  const known = catalog.metrics[metric];
  const kind = known === undefined ? "plain" : valueKindOf(known, metricUnit(known));
  return values.some((value) => value !== null && (value < 0 || (kind === "share" && value > 1))) ? "plain" : kind;
}

/** The last bucket that is not as it was to be expected. */
function anomalyFacts(reading: InsightReading, course: Course, options: InsightOptions): readonly InsightFact[] {
  const { grain, timeZone } = course;
  const known = wholeCourse(course, reading.history);
  const { falseAlarmsPerWeek, catalog, business } = options;
  const holidays = holidayTimes(grain, meantCalendar(catalog.calendars, business), { timeZone });
  const buckets = { starts: known.starts, end: course.starts[course.incompleteFrom] ?? course.end };
  const leaveOut = [...holidays, ...incidentTimes(grain, incidentsOf(reading.annotations ?? [], reading), buckets)];
  const points = known.values.map((value, index) => ({ from: known.starts[index] as string, value, n: known.n?.[index] ?? null }));
  const values = valueKind(reading, known, options);
  const learned = knownFrom(points, grain);
  const shown = known.from - learned;
  const found = detectAnomalies(points.slice(learned), grain, { hold: pointsHeld(grain), values, timeZone, leaveOut, ...(falseAlarmsPerWeek !== undefined && { falseAlarmsPerWeek }) });
  const index = found.findLastIndex((one, at) => one.isAnomaly && at >= shown && isTold(one));
  const detection = found[index];
  if (detection?.value == null || detection.expected === null || detection.lower === null || detection.upper === null || detection.direction === null) return [];
  const at = bucketAt(course, index - shown);
  const of = figuresAt("course", at);
  const isWithin = detection.value >= detection.lower && detection.value <= detection.upper;
  return [{ kind: "anomaly", by: isWithin ? "run" : "point", way: detection.direction, at, value: of(detection.value), expected: of(detection.expected), lower: of(detection.lower), upper: of(detection.upper) }];
}

/** So much of a value is read of it: less would be printed alike. */
const leastRead = 1e-6;

/**
 * A run one way whose last value is on the other side of what was expected cannot be told by that value, nor a difference from
 * a constant that no digits show.
 */
function isTold({ value, expected, direction }: Detection): boolean {
  if (value === null || expected === null) return false;
  const way = direction === "up" ? value - expected : expected - value;
  return way > leastRead * Math.max(Math.abs(value), Math.abs(expected));
}

/** The highest and the lowest of all that is known, where they are shown and there is enough before them. */
function recordFacts(course: Course, { values, from }: KnownCourse): readonly InsightFact[] {
  const before = values.slice(0, from).filter((value) => value !== null).length;
  if (before < leastHistory) return [];
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  return (["high", "low"] as const).flatMap((extreme): readonly InsightFact[] => {
    const sign = extreme === "high" ? 1 : -1;
    const best = known.reduce((top, one) => (one.value * sign > top.value * sign ? one : top));
    const isAlone = known.filter(({ value }) => value === best.value).length === 1;
    if (best.index < from || !isAlone) return [];
    const at = bucketAt(course, best.index - from);
    return [{ kind: "record", extreme, at, value: figuresAt("course", at)(best.value), buckets: { origin: "history", kind: "count", value: known.length } }];
  });
}

/** A run up or down until the last bucket, longer than any one like it that is known. */
function streakFacts(course: Course, { values, from }: KnownCourse): readonly InsightFact[] {
  const runs = runsOf(values);
  const last = runs.at(-1);
  if (last === undefined || last.to !== values.length - 1 || last.steps < leastSteps) return [];
  const isLongest = runs.every((run) => run === last || run.way !== last.way || run.steps < last.steps);
  if (!isLongest || last.to - last.steps < from) return [];
  const [start, end] = [last.to - last.steps, last.to].map((index) => bucketAt(course, index - from)) as [InsightBucket, InsightBucket];
  return [
    {
      kind: "streak",
      way: last.way,
      at: end,
      steps: { origin: "course", kind: "count", value: last.steps, span: { from: start.from, to: end.to } },
      first: figuresAt("course", start)(values[last.to - last.steps] as number),
      last: figuresAt("course", end)(values[last.to] as number),
    },
  ];
}

interface Run {
  readonly way: "up" | "down";
  readonly steps: number;
  /** Index of its last value. */
  readonly to: number;
}

/** Steps one way without a gap between. */
function runsOf(values: readonly (number | null)[]): readonly Run[] {
  const runs: Run[] = [];
  values.forEach((value, index) => {
    const before = values[index - 1] ?? null;
    if (value === null || before === null || value === before) return;
    const way = value > before ? "up" : "down";
    const last = runs.at(-1);
    if (last?.way === way && last.to === index - 1) runs[runs.length - 1] = { way, steps: last.steps + 1, to: index };
    else runs.push({ way, steps: 1, to: index });
  });
  return runs;
}

/** What the next bucket is expected to be, where that is beyond what was usual at its place. */
function outlookFacts(reading: InsightReading, course: Course, known: KnownCourse, options: InsightOptions): readonly InsightFact[] {
  const { grain, timeZone, starts, incompleteFrom, end } = course;
  if (known.starts.length === 0 || grain === "businessDay") return [];
  const calendar = meantCalendar(options.catalog.calendars, options.business);
  const [first = ""] = known.starts;
  const holidays = calendar && holidayNames(first, grain, known.values.length + 1, calendar, { timeZone });
  const leaveOut = leftOut(grain, incidentsOf(reading.annotations ?? [], reading), { starts: known.starts, end: starts[incompleteFrom] ?? end });
  const { points, seasons, outages } = forecast(known.values, grain, 1, { level, values: valueKind(reading, known, options), leaveOut, ...(holidays && { holidays }) });
  const [next] = points;
  const isOut = (index: number) => leaveOut[index] === true || outages.some((outage) => outage.from <= index && index < outage.to);
  const held = usual(known.values.map((value, index) => (isOut(index) ? null : value)), seasons[0]?.period ?? 1);
  if (next?.value == null || next.lower === null || next.upper === null || held === null) return [];
  const way = next.lower > held ? "up" : next.upper < held ? "down" : null;
  const from = starts[incompleteFrom] ?? end;
  const at = { from, to: nextStarts(from, grain, 1, { ...options.zone, timeZone })[0] ?? from, grain };
  // What is over was not forecast when it was to come, and need not be now.
  if (way === null || Date.parse(at.to) <= Date.parse(reading.total.computedAt)) return [];
  const of = figuresAt(known.from === 0 ? "course" : "history", at);
  return [{ kind: "outlook", way, at, value: of(next.value), lower: of(next.lower), upper: of(next.upper), level: { ...of(level), kind: "share" }, held: of(held) }];
}

/** The median of the last known values at the place that comes next, of twice as many places. */
function usual(values: readonly (number | null)[], season: number): number | null {
  const memory = season === 1 ? longMemory : shortMemory;
  const places = Array.from({ length: 2 * memory }, (_, index) => values.length - season * (index + 1));
  const known = places.flatMap((place) => values[place] ?? []).slice(0, memory);
  return known.length < shortMemory ? null : quantile(known.toSorted((a, b) => a - b), 0.5);
}

function figuresAt(origin: InsightOrigin, { from, to }: InsightSpan) {
  return (value: number): InsightFigure => ({ origin, kind: "value", value, span: { from, to } });
}
