import { fingerprint } from "../query/fingerprint.ts";
import type { AggregateQuery, AnyRow, Catalog, TableResult } from "../query/index.ts";
import type { Privacy, Warning, WireTotals } from "../query/index.ts";
import { withRows } from "../query/index.ts";
import { planAggregate } from "./aggregatePlan.ts";
import type { AggregatePlan, AnswerLimits } from "./aggregatePlan.ts";
import { answeredRange } from "./answeredRange.ts";
import { draftRows } from "./cells.ts";
import type { DraftRow } from "./cells.ts";
import { columnsOf } from "./columnsOf.ts";
import { cursorAt, offsetOf } from "./cursor.ts";
import type { ReadEvents } from "./events.ts";
import { atomsOf } from "./formula.ts";
import { keptValues } from "./keptValues.ts";
import { matchesHaving, rowComparator } from "./rowOrder.ts";
import type { Evaluate } from "./scan.ts";
import { maskSmall } from "./smallGroups.ts";
import { askTable } from "./table.ts";
import type { Grouping } from "./table.ts";
import { ask, together } from "./task.ts";
import type { Workers } from "./task.ts";

export interface AnswerOptions {
  /** The adapter's clock, epoch milliseconds; a query's `asOf` goes before it. */
  readonly now: number;
  readonly limits?: AnswerLimits;
  /** What conversions are counted from. Without it they are refused. */
  readonly readEvents?: ReadEvents | undefined;
  /** What the caller may not learn. Default: nothing is kept from it. */
  readonly privacy?: Required<Privacy>;
}

/**
 * Answers an aggregate query with whatever can compute scans: plans ranges, comparisons and the top n, has the
 * scans computed, and finishes cells, totals, order and pages by the metrics' own rules.
 */
export async function answerAggregate(
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  evaluate: Evaluate,
  { now, limits = {}, readEvents, privacy }: AnswerOptions,
): Promise<TableResult<AnyRow>> {
  const plan = planAggregate(catalog, query, { now, limits, minimumGroup: privacy?.minimumGroup ?? 1 });
  const workers: Workers = { catalog, clock: plan.clock, evaluate, readEvents };
  const keep = await keptValues(plan, workers);
  const groupings = groupingsOf(plan);
  const wholes = wholesOf(plan, groupings);
  const mostRows = limits.rows ?? 100_000;
  const tables = await ask(
    together([...groupings, ...wholes].map((grouping) => askTable(plan, grouping, { keep, mostRows }))),
    workers,
  );
  let hides = false;
  const drafts = groupings.map((grouping, index) => {
    const whole = tables.find(({ grouping: { by, bucketed } }) => by.length === 0 && bucketed === grouping.bucketed);
    const rows = draftRows(plan, tables[index] as (typeof tables)[number], whole);
    if (plan.sizes === null) return rows;
    const masked = maskSmall(rows, plan.sizes);
    hides ||= masked.hides;
    return masked.rows;
  });
  const visible = { ...plan, cells: plan.cells.slice(0, query.metrics.length) };
  return finish(visible, groupings, drafts, hides ? [hidden(plan)] : []);
}

/** The query's own grouping, then those of its totals. */
function groupingsOf({ query, by, grain }: AggregatePlan): readonly Grouping[] {
  const totals = (query.totals ?? []).map((total) => ({
    by: by.filter((dimension) => total.includes(dimension)),
    bucketed: grain !== null && total.includes("time"),
  }));
  return [{ by, bucketed: grain !== null }, ...totals];
}

/** What shares are shares of, where no grouping is that already. */
function wholesOf({ cells }: AggregatePlan, groupings: readonly Grouping[]): readonly Grouping[] {
  if (!cells.some(({ compute }) => compute === "share")) return [];
  return [true, false]
    .filter((bucketed) => groupings.some((grouping) => grouping.bucketed === bucketed))
    .filter((bucketed) => !groupings.some((grouping) => grouping.bucketed === bucketed && grouping.by.length === 0))
    .map((bucketed) => ({ by: [], bucketed }));
}

function finish(
  plan: AggregatePlan,
  groupings: readonly Grouping[],
  drafts: readonly (readonly DraftRow[])[],
  more: readonly Warning[],
): TableResult<AnyRow> {
  const { query, clock } = plan;
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
  const warnings = [...warningsOf(plan), ...more];
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    ...(warnings.length === 0 ? {} : { warnings }),
    timeZone: clock.timeZone,
    ...answeredRange(plan),
    freshness: { computedAt: iso(clock.now), source: "live" },
    ...(query.page === undefined
      ? {}
      : { page: { total: kept.length, offset, ...(next < kept.length ? { next: cursorAt(next) } : {}) } }),
    fingerprint: fingerprint([columns, totals]),
    columns,
    rowCount: shown.length,
    ...(totals.length === 0 ? {} : { totals }),
  });
}

function hidden({ sizes }: AggregatePlan): Warning {
  const fewest = sizes?.minimum ?? 1;
  return { code: "masked", message: `groups of fewer than ${fewest} rows are hidden, and what would give them away` };
}

function warningsOf({ cells, atoms }: AggregatePlan): readonly Warning[] {
  const approximate = cells.filter(({ formula }) =>
    atomsOf(formula).some((index) => {
      const measure = atoms[index]?.measure;
      return measure?.kind === "percentile" && measure.approximate === true;
    }),
  );
  if (approximate.length === 0) return [];
  const names = approximate.map(({ name }) => name).join(", ");
  const message = `read off a histogram, between two values that are each within 1 % of the exact ones: ${names}`;
  return [{ code: "approximate", message }];
}
