import type { AggregateQuery, AnyRow, Catalog, DimensionValue, TableResult, WireTotals } from "../query/index.ts";
import { MetricsError, withRows } from "../query/index.ts";
import { planAggregate, scanOf } from "./aggregatePlan.ts";
import type { AggregatePlan, AnswerLimits, Kept } from "./aggregatePlan.ts";
import { draftRows } from "./cells.ts";
import type { DraftRow } from "./cells.ts";
import { columnsOf } from "./columnsOf.ts";
import { cursorAt, offsetOf } from "./cursor.ts";
import { fingerprint } from "../query/fingerprint.ts";
import { matchesHaving, rowComparator } from "./rowOrder.ts";
import type { Evaluate, Group } from "./scan.ts";
import { valueComparator } from "./compareValues.ts";

export interface AnswerOptions {
  /** The adapter's clock, epoch milliseconds; a query's `asOf` goes before it. */
  readonly now: number;
  readonly limits?: AnswerLimits;
}

/**
 * Answers an aggregate query with whatever can compute scans: plans ranges, comparisons and the top n, has the
 * scans computed, and finishes cells, totals, order and pages by the metrics' own rules.
 */
export async function answerAggregate(
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  evaluate: Evaluate,
  { now, limits = {} }: AnswerOptions,
): Promise<TableResult<AnyRow>> {
  const plan = planAggregate(catalog, query, { now, limits });
  const keep = await keptValues(plan, evaluate);
  const groupings = groupingsOf(plan);
  const periods = plan.periods.length === 0 ? [null] : plan.periods;
  const scans = groupings.flatMap(({ by, bucketed }) =>
    periods.flatMap((period) => plan.clusters.map((cluster) => scanOf(plan, cluster, period, by, { bucketed, keep }))),
  );
  const answers = await evaluate(scans);
  const perPeriod = plan.clusters.length;
  const perGrouping = periods.length * perPeriod;
  const drafts = groupings.map((grouping, index) => {
    const groups = periods.map((_, period) => {
      const start = index * perGrouping + period * perPeriod;
      return answers.slice(start, start + perPeriod);
    });
    requireSize(plan, groups[0]?.[0] ?? [], grouping.bucketed, limits.rows ?? 100_000);
    return draftRows(plan, groups, grouping);
  });
  return finish(plan, groupings, drafts);
}

interface Grouping {
  readonly by: readonly string[];
  readonly bucketed: boolean;
}

/** The query's own grouping, then those of its totals. */
function groupingsOf({ query, by, grain }: AggregatePlan): readonly Grouping[] {
  const totals = (query.totals ?? []).map((total) => ({
    by: by.filter((dimension) => total.includes(dimension)),
    bucketed: grain !== null && total.includes("time"),
  }));
  return [{ by, bucketed: grain !== null }, ...totals];
}

/** The values that the top n keeps: by the metric over the whole range, ties in the dimension's own order. */
async function keptValues(plan: AggregatePlan, evaluate: Evaluate): Promise<Kept | null> {
  const { query, catalog, by, cells } = plan;
  const { top } = query;
  if (top === undefined) return null;
  const dimension = top.of ?? by[0];
  const cell = cells.findIndex(({ name }) => name === top.by);
  if (dimension === undefined || cell < 0) {
    throw new MetricsError("invalid-query", `top needs a grouped dimension and a metric of this query, got "${top.by}"`, {
      path: "top",
    });
  }
  const own = plan.periods.slice(0, 1);
  const period = own[0] ?? null;
  const scans = plan.clusters.map((cluster) => scanOf(plan, cluster, period, [dimension], { bucketed: false }));
  const groups = await evaluate(scans);
  const rows = draftRows({ ...plan, periods: own }, [groups], { by: [dimension], bucketed: false });
  const byValue = valueComparator(catalog.dimensions[dimension]);
  const ranked = rows
    .map(({ values, cells: found }) => ({ value: values[0] as DimensionValue, number: found[cell]?.value ?? null }))
    .sort((a, b) => descending(a.number, b.number) || byValue(a.value, b.value));
  return { dimension, values: ranked.slice(0, top.n).map(({ value }) => value), other: top.other ?? false };
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function requireSize({ periods }: AggregatePlan, found: readonly Group[], bucketed: boolean, most: number): void {
  const groups = found.length;
  const combinations = new Set(found.map(({ values, other }) => JSON.stringify([values, other]))).size;
  const buckets = bucketed ? (periods[0]?.bounds?.length ?? 2) - 1 : 1;
  const rows = Math.max(groups, combinations * buckets);
  if (rows > most) {
    throw new MetricsError("too-large", `the answer has ${rows} rows, more than ${most}; use top, or a coarser grain`, {
      path: "by",
    });
  }
}

function finish(
  plan: AggregatePlan,
  groupings: readonly Grouping[],
  drafts: readonly (readonly DraftRow[])[],
): TableResult<AnyRow> {
  const { query, clock, grain, periods } = plan;
  const [main = [], ...totalDrafts] = drafts;
  const kept = main.filter((row) => matchesHaving(plan, row)).toSorted(rowComparator(plan, plan.by, query.order));
  const offset = offsetOf(query.page);
  const shown = query.page === undefined ? kept : kept.slice(offset, offset + query.page.size);
  const next = offset + shown.length;
  const columns = columnsOf(plan, shown, groupings[0] as Grouping);
  const totals = totalDrafts.map((rows, index): WireTotals => {
    const grouping = groupings[index + 1] as Grouping;
    const sorted = rows.toSorted(rowComparator(plan, grouping.by, undefined));
    return {
      by: [...grouping.by, ...(grouping.bucketed ? ["time"] : [])],
      columns: columnsOf(plan, sorted, grouping),
      rowCount: sorted.length,
    };
  });
  const iso = (instant: number) => new Date(instant).toISOString();
  const [own, ...compared] = periods;
  const incompleteFrom = own === undefined ? null : incompleteStart(own, clock.now);
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    timeZone: clock.timeZone,
    ...(grain === null ? {} : { grain }),
    ...(own === undefined ? {} : { resolvedRange: { from: iso(own.from), to: iso(own.to) } }),
    ...(compared.length === 0
      ? {}
      : {
          resolvedCompare: Object.fromEntries(
            compared.map(({ id, from, to }) => [id, { from: iso(from), to: iso(to) }]),
          ),
        }),
    ...(incompleteFrom === null ? {} : { incompleteFrom: iso(incompleteFrom) }),
    freshness: { computedAt: iso(clock.now), source: "live" },
    ...(query.page === undefined
      ? {}
      : { page: { total: kept.length, ...(next < kept.length ? { next: cursorAt(next) } : {}) } }),
    fingerprint: fingerprint([columns, totals]),
    columns,
    rowCount: shown.length,
    ...(query.totals === undefined ? {} : { totals }),
  });
}

function incompleteStart(own: AggregatePlan["periods"][number], now: number): number | null {
  if (own.bounds === null) return own.to > now ? own.from : null;
  const ends = own.bounds.slice(1);
  const index = ends.findIndex((end) => end > now);
  return index < 0 ? null : (own.bounds[index] as number);
}
