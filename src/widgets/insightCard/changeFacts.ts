import { twoProportionTest } from "../../analytics/twoProportionTest.ts";
import { numberOf } from "../../query/decimal.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { allOf } from "../../query/filter.ts";
import { isAdditive, metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import type { AnyCellValue, CellNumber } from "../../query/result.ts";
import { bucketNoise } from "./bucketNoise.ts";
import type { InsightFact, InsightFigure } from "./insightFact.ts";
import type { InsightOptions, InsightReading } from "./insightReading.ts";
import type { Course } from "../chart/course.ts";
import { knownCourse } from "../chart/knownCourse.ts";

/** Two-sided, at 5 %. */
const leastZ = 1.96;
const leastP = 0.05;
/** Of combinations, many of which are looked at. */
const leastDriverP = 0.01;
/** A part with less of the change is not worth a sentence. */
const leastPart = 0.2;
const mostDrivers = 2;

/** How the whole changed, where that is more than its ups and downs, and where that change is. */
export function changeFacts(reading: InsightReading, { catalog, leastChange = 0.01 }: Pick<InsightOptions, "catalog" | "leastChange">): readonly InsightFact[] {
  const { total, metric: name, drivers } = reading;
  const metric = catalog.metrics[name] as Metric;
  const { cell, versus, range, beforeRange } = total;
  const before = cell.compare?.[versus];
  if (cell.value === null || before?.value == null || !isLikeForLike(reading)) return [];
  const change = numberOf(cell.value) - numberOf(before.value);
  const isWorthIt = Math.abs(change) > Math.abs(numberOf(before.value)) * leastChange;
  if (!isWorthIt || !isBeyondNoise(reading, metric, before, change)) return [];
  const after = { origin: "total", kind: "value", value: cell.value, span: range } as const;
  const way = change > 0 ? "up" : "down";
  return [
    {
      kind: "change",
      way,
      sentiment: sentimentOf(metric, way),
      versus,
      after,
      before: { ...after, value: before.value, span: beforeRange },
      change: { ...after, kind: "change", before: before.value },
    },
    ...drivers
      .filter(({ contribution, p }) => contribution / change >= leastPart && (p === null || p < leastDriverP))
      .slice(0, mostDrivers)
      .map((driver): InsightFact => {
        const where = allOf(driver.where.map(([dimension, value]): AnyFilter => (value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value })));
        const figure = (kind: "value" | "difference", value: CellNumber): InsightFigure => ({ origin: "drivers", kind, value, ...(where && { where }) });
        return {
          kind: "driver",
          where: driver.where,
          contribution: figure("difference", driver.contribution),
          before: figure("value", driver.before),
          after: figure("value", driver.after),
        };
      }),
  ];
}

/** What still runs, held against what is over, changed for no reason but that. */
export function isLikeForLike({ total: { range, computedAt } }: InsightReading): boolean {
  return range === undefined || Date.parse(range.to) <= Date.parse(computedAt);
}

function sentimentOf({ direction = "neutral" }: Metric, way: "up" | "down"): "good" | "bad" | "neutral" {
  if (direction === "neutral" || typeof direction === "object") return "neutral";
  return direction === way ? "good" : "bad";
}

function isBeyondNoise({ total: { cell }, course, history }: InsightReading, metric: Metric, before: AnyCellValue, change: number): boolean {
  const test = metric.kind === "ratio" && metricUnit(metric) === "share" ? proportions(cell, before) : null;
  if (test !== null) return test.p < leastP;
  const isCount = metric.kind === "count" || metric.kind === "distinct";
  // Counts vary by the root of what they are, even where their buckets happen to be alike.
  const byChance = isCount ? Math.sqrt(numberOf(cell.value ?? 0) + numberOf(before.value ?? 0)) : 0;
  const noise = course && bucketNoise(knownCourse(course, history).values, seasonOf(course));
  if (course === null || noise === null) return isCount && Math.abs(change) >= leastZ * byChance;
  const buckets = course.values.filter((value) => value !== null).length;
  const error = noise * Math.sqrt(2 / buckets) * (isAdditive(metric) ? buckets : 1);
  return Math.abs(change) >= leastZ * Math.max(error, byChance);
}

/** Null where one of them is no share of its cases. */
function proportions(after: AnyCellValue, before: AnyCellValue) {
  const cases = ({ numerator, denominator }: AnyCellValue) => {
    if (numerator == null || denominator == null) return null;
    const [successes, n] = [numberOf(numerator), numberOf(denominator)];
    return successes >= 0 && successes <= n ? { successes, n } : null;
  };
  const [now, then] = [cases(after), cases(before)];
  return now === null || then === null ? null : twoProportionTest(now, then);
}

/** Buckets of the season that nearly every service has: the week of days, the day of hours. */
function seasonOf({ grain }: Course): number {
  return grain === "day" ? 7 : grain === "hour" ? 24 : 1;
}
