import type { AggregateQuery, AnyFilter, Catalog, DimensionValue, Grain, Instant } from "../query/index.ts";
import { filterDimensions, MetricsError } from "../query/index.ts";
import { resolveComparison } from "../time/resolveComparison.ts";
import { clockOf, instantOf, resolveRange, seenUntil } from "../time/resolveRange.ts";
import type { Clock } from "../time/resolveRange.ts";
import { bucketBounds } from "../time/zoned.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { planCell, requireReachable } from "./facts.ts";
import type { CellPlan, Fact } from "./facts.ts";
import type { Measure, Scan } from "./scan.ts";

/** Bounds on one answer; beyond them a query is refused, never cut in silence. */
export interface AnswerLimits {
  /** Default 100 000. */
  readonly rows?: number;
  /** Time buckets. Default 10 000. */
  readonly buckets?: number;
}

/** A span of time that is scanned: the query's own (id null) or a comparison's. */
export interface Period {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
  /** Starts of the buckets and the end of the last; null without a grain. */
  readonly bounds: readonly number[] | null;
  /** For each bucket of the query's own period the one here that stands beside it. */
  readonly partners: readonly (number | null)[];
}

/** Facts that one scan can measure together. */
export interface Cluster {
  readonly entity: string;
  readonly time: string | null;
  readonly measures: readonly Measure[];
}

export interface AggregatePlan {
  readonly catalog: Catalog;
  readonly query: AggregateQuery<Catalog>;
  readonly clock: Clock;
  readonly cells: readonly CellPlan[];
  readonly clusters: readonly Cluster[];
  readonly where: AnyFilter | null;
  readonly by: readonly string[];
  readonly grain: Grain | null;
  /** The query's own period first; none without a time range. */
  readonly periods: readonly Period[];
}

/** Everything about a query that does not need data. */
export function planAggregate(
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  { now, limits = {} }: { readonly now: number; readonly limits?: AnswerLimits },
): AggregatePlan {
  const clock = clockAt(query, now);
  const { time, by = [] } = query;
  const absolute = (filter: AnyFilter | undefined, path: string) =>
    filter === undefined ? null : absoluteFilter(catalog, filter, clock, path);
  const where = absolute(query.where, "where");
  const cells = query.metrics.map((asked, index) => {
    const request = typeof asked === "string" ? { metric: asked } : asked;
    const path = `metrics[${index}]`;
    const cell = { ...request, where: absolute(request.where, `${path}.where`) };
    return planCell(catalog, cell, { time: time?.dimension, timed: time !== undefined, path });
  });
  requireReachable(catalog, cells, [
    ...by.map((name, index) => ({ name, path: `by[${index}]` })),
    ...(where === null ? [] : filterDimensions(where).map((name) => ({ name, path: "where" }))),
  ]);
  const facts = cells.flatMap((cell): readonly Fact[] => cell.facts);
  return {
    catalog,
    query,
    clock,
    cells: cells.map((cell) => ({
      ...cell,
      facts: cell.facts.map((fact) => absoluteFact(catalog, fact, clock)) as unknown as CellPlan["facts"],
    })),
    clusters: clustersOf(facts.map((fact) => absoluteFact(catalog, fact, clock))),
    where,
    by,
    grain: time?.grain ?? null,
    periods: periodsOf(query, clock, limits.buckets ?? 10_000),
  };
}

/** The query's clock: its `asOf`, or the adapter's. */
export function clockAt(
  { calendar, asOf }: { readonly calendar?: AggregateQuery["calendar"]; readonly asOf?: Instant },
  now: number,
): Clock {
  const clock = clockOf(calendar, now);
  return asOf === undefined ? clock : { ...clock, now: instantOf(asOf, clock, "asOf") };
}

/** A metric's own condition may hold a relative range as well. */
function absoluteFact(catalog: Catalog, fact: Fact, clock: Clock): Fact {
  return {
    ...fact,
    measures: fact.measures.map((measure) =>
      measure.where === null ? measure : { ...measure, where: absoluteFilter(catalog, measure.where, clock) },
    ),
  };
}

function clustersOf(facts: readonly Fact[]): readonly Cluster[] {
  const clusters = new Map<string, { entity: string; time: string | null; measures: Map<string, Measure> }>();
  for (const { entity, time, measures } of facts) {
    const key = clusterKey(entity, time);
    const cluster = clusters.get(key) ?? { entity, time, measures: new Map<string, Measure>() };
    for (const measure of measures) cluster.measures.set(measureKey(measure), measure);
    clusters.set(key, cluster);
  }
  return [...clusters.values()].map((cluster) => ({ ...cluster, measures: [...cluster.measures.values()] }));
}

function clusterKey(entity: string, time: string | null): string {
  return JSON.stringify([entity, time]);
}
function measureKey(measure: Measure): string {
  return JSON.stringify(measure);
}

/** Where a fact's measures stand: its cluster, and their places in that cluster's list. */
export function placeOf(
  clusters: readonly Cluster[],
  { entity, time, measures }: Fact,
): { readonly cluster: number; readonly places: readonly number[] } {
  const cluster = clusters.findIndex((one) => clusterKey(one.entity, one.time) === clusterKey(entity, time));
  const keys = clusters[cluster]?.measures.map(measureKey) ?? [];
  return { cluster, places: measures.map((measure) => keys.indexOf(measureKey(measure))) };
}

function periodsOf(query: AggregateQuery<Catalog>, clock: Clock, mostBuckets: number): readonly Period[] {
  const { time, compare = [] } = query;
  if (time === undefined) return [];
  const span = resolveRange(time.range, clock, { path: "time.range" });
  const { grain } = time;
  const bounds =
    grain === undefined ? null : bucketBounds(span.from, span.to, grain, clock, { most: mostBuckets + 1 });
  requireBuckets(bounds, mostBuckets, "time.grain");
  const own: Period = {
    id: null,
    from: span.from,
    to: span.to,
    bounds,
    partners: bounds === null ? [0] : bounds.slice(0, -1).map((_, index) => index),
  };
  const others = compare.map((comparison, index): Period => {
    const path = `compare[${index}]`;
    const other = resolveComparison(comparison, span, grain, bounds, clock, { path, most: mostBuckets + 1 });
    requireBuckets(other.bounds, mostBuckets, path);
    return { id: comparison.id, ...other };
  });
  return [own, ...others];
}

function requireBuckets(bounds: readonly number[] | null, most: number, path: string): void {
  if (bounds === null || bounds.length - 1 <= most) return;
  const message = `the range has more than ${most} buckets; take a coarser grain or a shorter range`;
  throw new MetricsError("too-large", message, { path });
}

/** The scan of one cluster over one period, by the given dimensions. */
export function scanOf(
  plan: AggregatePlan,
  cluster: Cluster,
  period: Period | null,
  by: readonly string[],
  { bucketed, keep = null }: { readonly bucketed: boolean; readonly keep?: Kept | null },
): Scan {
  const starts = bucketed ? (period?.bounds?.slice(0, -1) ?? null) : null;
  const folded = keep !== null && by.includes(keep.dimension);
  return {
    entity: cluster.entity,
    time:
      period === null || cluster.time === null
        ? null
        : {
            dimension: cluster.time,
            from: period.from,
            to: seenUntil(period, plan.clock),
            starts,
          },
    where: plan.where,
    by,
    fold: folded ? { dimension: keep.dimension, keep: keep.values } : null,
    drop: folded && !keep.other,
    measures: cluster.measures,
  };
}

/** The values of a dimension that stay; the rest is one row or none. */
export interface Kept {
  readonly dimension: string;
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
}
