import { describeDelta } from "../../format/delta.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { CellNumber } from "../../query/result.ts";
import type { Clause } from "../../selection/clause.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { bucketText, partText } from "./trendSentence.ts";
import type { TrendTextOptions } from "./trendSentence.ts";

/** What the tooltip says of one series at one bucket. */
export interface PointReading {
  readonly key: string;
  readonly label: string;
  readonly slot: number | null;
  readonly value: string;
  /** The comparison's value and the change against it. */
  readonly compare: { readonly value: string; readonly change: string } | null;
  /** Why the value is to be taken with care. */
  readonly note: string | null;
}

export interface BucketReading {
  readonly bucket: string;
  /** The bucket that stands beside it, by its real date. */
  readonly compareBucket: string | null;
  /** Why it is not whole; null where it is. */
  readonly incomplete: string | null;
  readonly points: readonly PointReading[];
}

export function readBucket(
  model: TrendModel,
  index: number,
  { series = model.series, ...options }: TrendTextOptions & { readonly series?: readonly TrendSeries[] },
): BucketReading {
  const compareTime = model.comparison?.times[index] ?? null;
  return {
    bucket: bucketText(model, model.times[index] as number, options),
    compareBucket: compareTime === null ? null : bucketText(model, compareTime, options),
    incomplete: partText(model, index, options),
    points: series.map((one) => readPoint(one, index, options)),
  };
}

/** Whether a point stands for fewer cases than its metric asks for, in a bucket that still runs, too; a number of none is of cases that nobody told. */
export function hasTooFewAt({ small, values, n, minSample }: TrendSeries, index: number): boolean {
  return small.has(index) || (values[index] != null && (n?.[index] || Infinity) < minSample);
}

function readPoint(one: TrendSeries, index: number, { locale, messages }: TrendTextOptions): PointReading {
  const { key, label, slot, unit, digits, direction, n, minSample } = one;
  const value = one.values[index] ?? null;
  const base = one.compare?.[index] ?? null;
  const [shown, shownBase] = [one.exact?.values[index] ?? value, one.exact?.compare?.[index] ?? base];
  const print = (number: CellNumber | null) => formatExact(number, { locale, unit, digits, placeholder: messages.trend.noValue });
  const count = (number: number) => formatNumber(number, { locale, unit: "count" });
  const isMasked = one.masked.has(index);
  const words = isMasked ? { ...messages.delta, notAvailable: messages.states.hidden } : messages.delta;
  const change = describeDelta(value, base, { locale, unit, digits, direction, words });
  const cases = n?.[index];
  const tooFew = !hasTooFewAt(one, index)
    ? null
    : !cases
      ? messages.states.tooFew
      : messages.states.tooFewOf(count(cases), count(minSample));
  return {
    key,
    label,
    slot,
    value: isMasked ? messages.states.hidden : print(shown),
    compare: one.compare === null ? null : { value: print(shownBase), change: change.text.first },
    note: isMasked ? messages.states.masked : tooFew,
  };
}

/** The reading of one point as a sentence, for the live region. */
export function announcePoint(
  { bucket, compareBucket, incomplete, points }: BucketReading,
  key: string,
  { messages }: TrendTextOptions,
): string {
  const point = points.find((one) => one.key === key);
  if (point === undefined) return bucket;
  const { clauses, labeled, phrases, trend } = messages;
  const own = labeled(points.length > 1 ? phrases([point.label, bucket]) : bucket, point.value);
  const beside = point.compare && labeled(compareBucket ?? trend.noValue, point.compare.value);
  const parts = [own, beside, point.compare?.change, point.note, incomplete];
  return clauses(parts.filter((part) => part != null));
}

/** What a click on a point says to the rest of the page: its value of the dimension, or else its time. */
export function pointClause(
  model: TrendModel,
  { series, index }: { readonly series: TrendSeries; readonly index: number },
  from: Pick<Clause, "source" | "origin">,
): Clause {
  const { by } = model;
  if (by !== undefined) return { ...from, filter: valueFilter(model, by.dimension, series) };
  return bucketsClause(model, { first: index, last: index }, from);
}

/** The time from the first to the last of the buckets, both whole. */
export function bucketsClause(
  model: TrendModel,
  { first, last }: { readonly first: number; readonly last: number },
  from: Pick<Clause, "source" | "origin">,
): Clause {
  const { starts, end } = model;
  const to = starts[last + 1] ?? new Date(end).toISOString();
  return { ...from, range: { from: starts[first] as string, to } };
}

/** The rows behind a series. */
export function valueFilter(model: TrendModel, dimension: string, { value, other }: TrendSeries): AnyFilter {
  if (other) {
    const named = model.series.flatMap((one) => (one.other || one.value === undefined ? [] : [one.value]));
    return { dimension, op: "notIn", values: [...new Set(named)] };
  }
  return value == null ? { dimension, op: "isNull" } : { dimension, op: "equals", value };
}
