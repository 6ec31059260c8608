import type { AnyRow, Catalog, DimensionValue, FunnelQuery, TableResult, WireTotals } from "../query/index.ts";
import { fingerprint } from "../query/fingerprint.ts";
import { MetricsError, withRows } from "../query/index.ts";
import { parseDuration, times } from "../time/duration.ts";
import { addDuration } from "../time/zoned.ts";
import type { AnswerLimits } from "./aggregatePlan.ts";
import { countFunnel } from "./countFunnel.ts";
import type { CountedFunnel } from "./countFunnel.ts";
import type { ReadEvents } from "./events.ts";
import { eventColumns, iso, rangesOf } from "./eventTable.ts";
import { planFunnel } from "./funnelPlan.ts";
import type { FunnelPlan } from "./funnelPlan.ts";
import { stepRows, timeRows, trendRows } from "./funnelRows.ts";
import type { FunnelRows, FunnelView } from "./funnelRows.ts";
import { segmentsOf, undivided } from "./segments.ts";
import type { Segments } from "./segments.ts";

export interface FunnelOptions {
  /** The adapter's clock, epoch milliseconds; a query's `asOf` goes before it. */
  readonly now: number;
  readonly limits?: AnswerLimits;
}

/** Answers a funnel query with whatever can read events. What its columns mean stands at `FunnelRow`. */
export async function answerFunnel(
  catalog: Catalog,
  query: FunnelQuery<Catalog>,
  readEvents: ReadEvents,
  { now, limits = {} }: FunnelOptions,
): Promise<TableResult<AnyRow>> {
  const plan = planFunnel(catalog, query, { now, limits });
  const requireRows = (count: number) => {
    const most = limits.rows ?? 100_000;
    if (count <= most) return;
    const message = `the answer has ${count} rows, more than ${most}; use breakdown.top, or a coarser grain`;
    throw new MetricsError("too-large", message, { path: "breakdown" });
  };
  requireRows(rowsOfSegment(plan));
  const counted = await Promise.all(plan.periods.map((period) => countFunnel(plan, period, readEvents)));
  const segments = segmentsIn(plan, counted);
  requireRows(rowsOfSegment(plan) * segments.list.length);
  const { rows, ...table } = rowsOf({ plan, counted, segments });
  requireRows(rows.length);
  const columns = eventColumns({ ...table, breakdown: query.breakdown?.by ?? null, periods: plan.periods }, rows);
  const totals = totalsOf(plan, counted);
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    timeZone: plan.clock.timeZone,
    ...(query.time.grain === undefined ? {} : { grain: query.time.grain }),
    ...rangesOf(plan.periods),
    ...openFrom(plan),
    freshness: { computedAt: new Date(plan.clock.now).toISOString(), source: "live" },
    fingerprint: fingerprint([columns, totals]),
    columns,
    rowCount: rows.length,
    ...(totals === null ? {} : { totals: [totals] }),
  });
}

/** Of the time to convert, where no number of bins is asked for, at least. */
function rowsOfSegment({ query: { view = "steps" }, steps, periods: [own] }: FunnelPlan): number {
  if (view === "steps") return steps;
  return view === "trend" ? (own?.bounds?.length ?? 2) - 1 : (view.timeToConvert.bins ?? 1);
}

function rowsOf(view: FunnelView): FunnelRows {
  const { view: asked = "steps" } = view.plan.query;
  if (asked === "trend") return trendRows(view);
  return asked === "steps" ? stepRows(view) : timeRows(view, asked.timeToConvert);
}

/** Sizes of all values, by the query's own period; those that only a comparison has are 0. */
function segmentsIn({ catalog, query: { breakdown } }: FunnelPlan, counted: readonly CountedFunnel[]): Segments {
  if (breakdown === undefined) return undivided;
  const sizes = new Map<DimensionValue, number>();
  counted.forEach(({ groups }, period) => {
    for (const { value, attempts } of groups) {
      sizes.set(value, (sizes.get(value) ?? 0) + (period === 0 ? attempts.length : 0));
    }
  });
  return segmentsOf(catalog, breakdown.by, sizes, breakdown.top);
}

/** All segments together; none where someone may be in several. */
function totalsOf(plan: FunnelPlan, counted: readonly CountedFunnel[]): WireTotals | null {
  const { breakdown } = plan.query;
  if (breakdown === undefined || (breakdown.attribution === "all" && plan.unit !== "totals")) return null;
  const { rows, ...table } = rowsOf({ plan, counted, segments: undivided });
  const columns = eventColumns({ ...table, breakdown: null, periods: plan.periods }, rows);
  return { by: table.bucketed ? ["time"] : table.keys, columns, rowCount: rows.length };
}

/** From here on windows are still open: the start of the first bucket with one, or the first entry that has one. */
function openFrom({ query, clock, periods: [own] }: FunnelPlan): { readonly incompleteFrom?: string } {
  if (own === undefined) return {};
  const open = addDuration(clock.now, times(parseDuration(query.window), -1), clock);
  if (own.bounds === null) return open < own.to ? { incompleteFrom: iso(Math.max(open, own.from)) } : {};
  const { bounds } = own;
  const first = bounds.findIndex((_, bucket) => bucket > 0 && Math.min(bounds[bucket] as number, own.to) > open);
  return first < 0 ? {} : { incompleteFrom: iso(bounds[first - 1] as number) };
}
