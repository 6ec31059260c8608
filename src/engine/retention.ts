import { byActor } from "../analytics/byActor.ts";
import { retentionCounts } from "../analytics/retentionCounts.ts";
import { fingerprint } from "../query/fingerprint.ts";
import type { AnyRow, Catalog, DimensionValue, RetentionQuery, TableResult, WireTotals } from "../query/index.ts";
import { MetricsError, withRows } from "../query/index.ts";
import type { AnswerLimits } from "./aggregatePlan.ts";
import { tieOf } from "./eventOrder.ts";
import type { ReadEvents } from "./events.ts";
import { eventColumns, iso, rangesOf } from "./eventTable.ts";
import { planCohorts, planRetention } from "./retentionPlan.ts";
import type { RetentionPlan } from "./retentionPlan.ts";
import { cohortRows, pooledRows, retentionCells } from "./retentionRows.ts";
import type { CohortTable } from "./retentionRows.ts";
import type { Period } from "./period.ts";
import { segmentsOf, undivided } from "./segments.ts";
import type { Segments } from "./segments.ts";

export interface RetentionOptions {
  /** The adapter's clock, epoch milliseconds; a query's `asOf` goes before it. */
  readonly now: number;
  readonly limits?: AnswerLimits;
}

/**
 * Answers a retention query with whatever can read events. What its columns mean stands at `RetentionRow`. Totals are
 * pooled over the cohorts, Σ retained ÷ Σ eligible, without cells that are incomplete: by period, and with a breakdown
 * by segment and period.
 */
export async function answerRetention(
  catalog: Catalog,
  query: RetentionQuery<Catalog>,
  readEvents: ReadEvents,
  { now, limits = {} }: RetentionOptions,
): Promise<TableResult<AnyRow>> {
  const plan = planRetention(catalog, query, { now, limits });
  const requireRows = (segmentCount: number) => {
    const count = (plan.own.bounds.length - 1) * plan.asked.length * segmentCount;
    const most = limits.rows ?? 100_000;
    if (count <= most) return;
    const message = `the answer has ${count} rows, more than ${most}; use breakdown.top, a coarser grain or fewer periods`;
    throw new MetricsError("too-large", message, { path: "time.grain" });
  };
  requireRows(1);
  const tables = await Promise.all(plan.periods.map((period) => cohortTable(plan, period, readEvents)));
  const segments = segmentsIn(plan, tables);
  requireRows(segments.list.length);
  const rows = cohortRows(plan, tables, segments);
  const shape = { keys: ["period"], cells: retentionCells, periods: plan.periods };
  const breakdown = query.breakdown?.by ?? null;
  const columns = eventColumns({ ...shape, breakdown }, rows);
  const pooled = (over: Segments, by: string | null): WireTotals => {
    const totalRows = pooledRows(plan, tables, over);
    const names = by === null ? ["period"] : ["period", by];
    return { by: names, columns: eventColumns({ ...shape, breakdown: by }, totalRows), rowCount: totalRows.length };
  };
  const totals = [pooled(undivided, null), ...(breakdown === null ? [] : [pooled(segments, breakdown)])];
  const { clock, own } = plan;
  const running = own.bounds.findIndex((end, at) => at > 0 && end > clock.now);
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    timeZone: clock.timeZone,
    grain: query.time.grain,
    ...rangesOf(plan.periods),
    ...(running < 0 ? {} : { incompleteFrom: iso(own.bounds[running - 1] as number) }),
    freshness: { computedAt: iso(clock.now), source: "live" },
    fingerprint: fingerprint([columns, totals]),
    columns,
    rowCount: rows.length,
    totals,
  });
}

async function cohortTable(plan: RetentionPlan, period: Period, readEvents: ReadEvents): Promise<CohortTable> {
  const { catalog, query } = plan;
  const { scans, rules, phaseOf } = planCohorts(plan, period);
  const events = await readEvents(scans);
  const names = query.breakdown === undefined ? [] : [query.breakdown.by];
  const sorted = byActor(events, { tie: tieOf(catalog, names, events.by) });
  const { rows } = sorted;
  const numbers = events.numbers;
  const column = events.by[0];
  const counts = retentionCounts(sorted, rules, {
    numbers: numbers === null ? null : (place) => numbers[rows[place] as number] as number,
    ...(column === undefined ? {} : { segmentAt: (place: number) => column.codes[rows[place] as number] as number }),
  });
  const values = column?.values ?? [];
  return { phaseOf, cohorts: counts.map((one) => ({ ...one, value: values[one.segment] ?? null })) };
}

/** Sizes of all values, by the query's own period; those that only a comparison has are 0. */
function segmentsIn({ catalog, query: { breakdown } }: RetentionPlan, tables: readonly CohortTable[]): Segments {
  if (breakdown === undefined) return undivided;
  const sizes = new Map<DimensionValue, number>();
  tables.forEach(({ cohorts }, period) => {
    for (const { value, size } of cohorts) sizes.set(value, (sizes.get(value) ?? 0) + (period === 0 ? size : 0));
  });
  return segmentsOf(catalog, breakdown.by, sizes, breakdown.top);
}
