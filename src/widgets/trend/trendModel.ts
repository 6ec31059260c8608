import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { CellColumns, DimensionColumn, MetricColumn, TimeColumn } from "../../query/columns.ts";
import { numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { leastCases } from "../../query/hasTooFew.ts";
import { isAdditive } from "../../query/metric.ts";
import type { Direction, Unit } from "../../query/metric.ts";
import type { CalendarUnit, FiscalStart, Instant, ResolvedRange } from "../../query/range.ts";
import { namingUnit } from "../../query/rangeDays.ts";
import type { CellNumber, CellState, ResultMeta } from "../../query/result.ts";
import { columnUnit } from "../../react/columnUnit.ts";
import { labelOf } from "../../react/label.ts";
import { firstRunning } from "../chart/bucketEdges.ts";
import { cutBuckets } from "./trendCut.ts";
import type { CutBuckets } from "./trendCut.ts";
import { groupsOf } from "./trendGroups.ts";
import type { LeftOutReason, TrendBand, TrendForecast } from "./trendOutlook.ts";
import { metricOf } from "./trendQuery.ts";

export type TrendKind = "line" | "area" | "bar";

type Numbers = readonly (number | null)[];
type Exact = readonly (CellNumber | null)[];

/** One line: a metric, or a metric of one value of the dimension. One entry a bucket in every list. */
export interface TrendSeries {
  readonly key: string;
  readonly label: string;
  readonly metric: string;
  /** The value of the dimension; undefined without one and for the rest. */
  readonly value?: DimensionValue;
  /** The value in words; null without a dimension. */
  readonly valueLabel: string | null;
  readonly other: boolean;
  /** Place in the palette, the same whichever others are shown; null for the rest. */
  readonly slot: number | null;
  readonly axis: 0 | 1;
  readonly unit: Unit;
  readonly digits: number | undefined;
  readonly direction: Direction;
  readonly additive: boolean;
  /** Null is a gap. */
  readonly values: Numbers;
  /** Cases behind each value, where the answer says. */
  readonly n: readonly number[] | null;
  readonly minSample: number;
  /** Buckets with fewer cases than that. */
  readonly small: ReadonlySet<number>;
  /** Buckets whose value is known, and not for this reader: gaps of the line. */
  readonly masked: ReadonlySet<number>;
  /** Values of the comparison, each beside the bucket that it stands for. */
  readonly compare: Numbers | null;
  /** What a detector expected of each complete bucket, and where values were not so: where an alarm begins, and what lies outside its bounds. */
  readonly expected?: TrendBand;
  readonly anomalies?: ReadonlySet<number>;
  /** Complete buckets with a value that were not judged, and why. */
  readonly leftOut?: ReadonlyMap<number, LeftOutReason>;
  readonly forecast?: TrendForecast;
  /** The same with all digits, to be read rather than drawn, where the metric is exact. */
  readonly exact?: { readonly values: Exact; readonly compare: Exact | null };
}

export interface TrendModel {
  readonly kind: TrendKind;
  readonly stacked: boolean;
  /** The metric that cannot be added up, for which `stacked` was refused. */
  readonly stackRefused: string | null;
  /** Of what is expected or to come, where that is drawn: whether it is there, or as far as it can be had. */
  readonly outlook?: "awaited" | "known";
  readonly grain: CalendarUnit;
  /** Of fiscal buckets, where the page says when fiscal years start. */
  readonly fiscal?: { readonly grain: "fiscalQuarter" | "fiscalYear"; readonly start: FiscalStart };
  readonly timeZone: string;
  /** Starts of the buckets, ascending: as instants, and in epoch milliseconds. */
  readonly starts: readonly Instant[];
  readonly times: readonly number[];
  /** End of the last bucket that is not to come. */
  readonly end: number;
  /** As it was answered. */
  readonly range?: ResolvedRange | undefined;
  /** Index of the first bucket that is still running, or of the last where the range cuts it; the number of buckets where all are complete. */
  readonly incompleteFrom: number;
  /** The first bucket and the last where the range has only a part of them; what is still running it may yet have. Left out: none. */
  readonly cut?: CutBuckets;
  /** Index of the first bucket that is to come, with forecasts in place of values. Left out: there is none. */
  readonly forecastFrom?: number;
  readonly metricLabels: readonly string[];
  readonly by: { readonly dimension: string; readonly label: string } | undefined;
  readonly series: readonly TrendSeries[];
  readonly comparison: { readonly label: string; readonly times: Numbers } | null;
  readonly target: number | null;
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf: Instant;
}

export interface TrendModelOptions {
  readonly catalog: Catalog;
  readonly messages: Messages;
  readonly kind?: TrendKind;
  readonly stacked?: boolean;
  readonly secondAxis?: readonly string[];
  /** A value, or `true` for the first metric's own target. */
  readonly targetLine?: number | true;
  readonly fiscalStart?: FiscalStart | undefined;
}

type TrendResult = ResultMeta & {
  readonly columns: readonly (DimensionColumn | TimeColumn | MetricColumn)[];
  readonly rowCount: number;
};

/** The picture's numbers. Reads columns, never rows: an answer may have 100 000. */
export function trendModel(result: TrendResult, options: TrendModelOptions): TrendModel {
  const { catalog, messages, kind = "line", stacked = false, secondAxis = [], targetLine, fiscalStart } = options;
  const { columns, resolvedRange, grain = "day", timeZone, freshness } = result;
  const time = columns.find((column) => column.role === "time");
  const dimension = columns.find((column) => column.role === "dimension");
  const metrics = columns.filter((column) => column.role === "metric");
  const buckets = bucketsOf(time?.values ?? [], dimension !== undefined);
  const groups = groupsOf(dimension, buckets.ofRow, catalog, messages);
  const series = metrics.flatMap((column) =>
    groups.map((group): TrendSeries => {
      const { metric: metricName = column.name } = column;
      const metric = metricOf(catalog, metricName);
      const isShareOrRank = column.compute === "share" || column.compute === "rank";
      const name = labelOf(catalog.metrics, metricName, messages.locale);
      const place = placer(group.rows, buckets, dimension !== undefined);
      const label = group.label === null ? name : metrics.length === 1 ? group.label : `${name} · ${group.label}`;
      const compare = Object.values(column.compare ?? {})[0];
      const values = numbersOf(place(column.cells.value));
      return {
        key: group.key === null ? column.name : `${column.name}:${group.key}`,
        label,
        metric: column.name,
        ...(group.value === undefined ? {} : { value: group.value }),
        valueLabel: group.label,
        other: group.other,
        slot: group.other ? null : metrics.indexOf(column) * groups.length + group.slot,
        axis: secondAxis.includes(metricName) ? 1 : 0,
        unit: columnUnit(metric, column.compute),
        digits: isShareOrRank ? undefined : metric.digits,
        direction: isShareOrRank ? "neutral" : (metric.direction ?? "neutral"),
        additive: isAdditive(metric) && column.compute !== "rank",
        values,
        ...exactOf(column, compare, place),
        n: column.cells.n === undefined ? null : place(column.cells.n).map((n) => n ?? 0),
        minSample: leastCases(metric),
        small: inState("small", column, place),
        masked: inState("masked", column, place),
        compare: compare === undefined ? null : numbersOf(place(compare.value)),
      };
    }),
  );
  const refused = stacked ? series.find(({ additive }) => !additive) : undefined;
  const { times } = buckets;
  const last = times.at(-1) ?? 0;
  const running = firstRunning(times, result);
  const range = resolvedRange && { from: Date.parse(resolvedRange.from), to: Date.parse(resolvedRange.to) };
  const cut = range ? cutBuckets(times, { ...range, grain, timeZone, isOver: running === times.length }) : {};
  return {
    kind,
    stacked: stacked && refused === undefined && series.length > 1,
    stackRefused: refused?.metric ?? null,
    grain: namingUnit(grain),
    ...(fiscalStart && (grain === "fiscalQuarter" || grain === "fiscalYear") && { fiscal: { grain, start: fiscalStart } }),
    timeZone,
    starts: buckets.starts,
    times,
    range: resolvedRange,
    end: Math.max(range?.to ?? last, last),
    incompleteFrom: cut[times.length - 1] ? times.length - 1 : running,
    cut,
    metricLabels: metrics.map(({ name, metric = name }) => labelOf(catalog.metrics, metric, messages.locale)),
    by: dimension && {
      dimension: dimension.name,
      label: labelOf(catalog.dimensions, dimension.name, messages.locale),
    },
    series,
    comparison: comparisonOf(time, metrics, buckets, messages),
    target: targetLine === true ? (metricOf(catalog, metrics[0]?.metric ?? "").target ?? null) : (targetLine ?? null),
    asOf: freshness.dataThrough ?? freshness.computedAt,
  };
}

interface Buckets {
  readonly starts: readonly Instant[];
  readonly times: readonly number[];
  /** Bucket of each row. */
  readonly ofRow: readonly number[];
}

function bucketsOf(rowStarts: readonly Instant[], grouped: boolean): Buckets {
  const starts = grouped ? [...new Set(rowStarts)].sort() : rowStarts;
  const times = starts.map((start) => Date.parse(start));
  if (!grouped) return { starts, times, ofRow: times.map((_, index) => index) };
  const indices = new Map(starts.map((start, index) => [start, index]));
  return { starts, times, ofRow: rowStarts.map((start) => indices.get(start) ?? -1) };
}

/** Puts a column's entries of one group into the buckets; what the answer leaves out is null. */
function placer(rows: readonly number[], { times, ofRow }: Buckets, grouped: boolean) {
  return <V extends CellNumber>(column: readonly (V | null)[]): readonly (V | null)[] => {
    if (!grouped) return column;
    const placed: (V | null)[] = times.map(() => null);
    for (const row of rows) placed[ofRow[row] as number] = column[row] ?? null;
    return placed;
  };
}

function isExact(values: Exact): boolean {
  return typeof values.find((value) => value !== null) === "string";
}

function numbersOf(values: Exact): Numbers {
  return isExact(values) ? values.map((value) => numberOf(value)) : (values as Numbers);
}

function exactOf(
  { cells }: MetricColumn,
  compare: CellColumns | undefined,
  place: (column: Exact) => Exact,
): Pick<TrendSeries, "exact"> {
  if (!isExact(cells.value) && (compare === undefined || !isExact(compare.value))) return {};
  return { exact: { values: place(cells.value), compare: compare === undefined ? null : place(compare.value) } };
}

function inState(wanted: CellState, { states }: MetricColumn, place: (column: Numbers) => Numbers): ReadonlySet<number> {
  const found = new Set<number>();
  if (states === undefined) return found;
  place(states.map((state) => (state === wanted ? 1 : null))).forEach((mark, index) => mark === 1 && found.add(index));
  return found;
}

function comparisonOf(
  time: TimeColumn | undefined,
  metrics: readonly MetricColumn[],
  { times, ofRow }: Buckets,
  messages: Messages,
): TrendModel["comparison"] {
  const id = Object.keys(metrics[0]?.compare ?? {})[0];
  if (id === undefined) return null;
  const compareTimes: (number | null)[] = times.map(() => null);
  time?.compare?.[id]?.forEach((start, row) => {
    if (start !== null) compareTimes[ofRow[row] as number] = Date.parse(start);
  });
  const bases: Readonly<Record<string, string>> = messages.kpi.bases;
  return { label: bases[id] ?? id, times: compareTimes };
}
