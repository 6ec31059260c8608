import type { Filter } from "../../query/catalogFilter.ts";
import type { Catalog, MetricName } from "../../query/catalog.ts";
import type { AggregateQuery, Comparison } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import { sparklineGrain } from "./sparklineGrain.ts";
import type { SparklineGrain } from "./sparklineGrain.ts";

/** A span of the host's own to compare with. */
export interface KpiComparison extends Comparison {
  /** What it is called behind "vs."; default its id. */
  readonly label?: string;
}

/**
 * What the value is held against: the period before, the same dates a year ago, the same weekdays a week ago, the
 * target, or a span of the host's own.
 */
export type KpiCompare = "previous" | "yearAgo" | "sameWeekday" | "target" | KpiComparison;

/**
 * What a period that still runs is shown as: its time so far, held against as much of the other period (`aligned`);
 * the last one that is over (`lastComplete`); or as it is, held against a whole one, which the tile then says (`raw`).
 */
export type PartialMode = "aligned" | "lastComplete" | "raw";

export interface KpiTileQueryProps<C extends Catalog> {
  readonly metric: MetricName<C>;
  /** Metrics of the tiles beside this one: tiles that name the same ones ask once together. */
  readonly askedWith?: readonly MetricName<C>[];
  readonly compare?: KpiCompare | readonly [KpiCompare, KpiCompare?, KpiCompare?];
  readonly where?: Filter<C>;
  /** Default `aligned`. */
  readonly mode?: PartialMode;
  /** The whole range, by the metric's own rule, or its last bucket alone. Default `total`. */
  readonly summary?: "total" | "latest";
  /** Default true. */
  readonly sparkline?: boolean;
}

/** What a tile asks: its number, and the line under it. Null: no line, or one that the number's answer holds. */
export interface KpiTileQuery<C extends Catalog> {
  readonly value: AggregateQuery<C>;
  readonly series: AggregateQuery<C> | null;
}

/** @param range the tile's own, else the page's */
export function kpiTileQuery<C extends Catalog>(props: KpiTileQueryProps<C>, range: Range): KpiTileQuery<C> {
  const { metric, askedWith = [metric], where, mode = "aligned", summary = "total", sparkline = true } = props;
  const asked = rangeInMode(range, mode);
  const grain = sparklineGrain(asked);
  const common = { kind: "aggregate", metrics: askedWith, ...(where && { where }) } as const;
  const series: AggregateQuery<C> = { ...common, time: { range: asked, grain } };
  const compare = comparisonsOf(props).flatMap((one) => comparisonOf(one, summary === "latest" ? grain : null) ?? []);
  if (summary === "latest") return { value: { ...series, compare }, series: null };
  return { value: { ...common, time: { range: asked }, compare }, series: sparkline ? series : null };
}

/** The comparisons of a tile as a list. */
export function comparisonsOf({ compare }: Pick<KpiTileQueryProps<Catalog>, "compare">): readonly KpiCompare[] {
  return [compare].flat().filter((one) => one !== undefined);
}

/** `period` reaches to the end of its unit, `toDate` to now: of the two, only the second is held against its like. */
export function rangeInMode(range: Range, mode: PartialMode): Range {
  if ("toDate" in range) {
    if (mode === "aligned") return range;
    return { period: range.toDate, offset: mode === "raw" ? 0 : -1 };
  }
  if ("period" in range && range.offset === 0 && mode !== "raw") {
    return mode === "aligned" ? { toDate: range.period } : { period: range.period, offset: -1 };
  }
  if ("last" in range && mode === "lastComplete") return { last: range.last, unit: range.unit };
  return range;
}

const oneBucket: Readonly<Record<SparklineGrain, string>> = {
  minute: "PT1M",
  hour: "PT1H",
  day: "P1D",
  week: "P1W",
  month: "P1M",
};

/** @param latest the grain, where a bucket is compared with the one before it instead of a range with the one before */
function comparisonOf(compare: KpiCompare, latest: SparklineGrain | null): Comparison | null {
  if (compare === "target") return null;
  if (typeof compare === "object") {
    const { label: _, ...comparison } = compare;
    return comparison;
  }
  if (compare === "previous") return { id: compare, to: latest === null ? compare : { shift: oneBucket[latest] } };
  if (compare === "yearAgo") return { id: compare, to: { shift: "P1Y" } };
  return { id: compare satisfies "sameWeekday", to: { shift: "P1W" }, align: "weekday" };
}
