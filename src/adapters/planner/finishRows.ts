import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { answeredRange } from "../../engine/answeredRange.ts";
import type { DraftRow } from "../../engine/cells.ts";
import { columnsOf } from "../../engine/columnsOf.ts";
import { cursorAt, offsetOf } from "../../engine/cursor.ts";
import { matchesHaving, rowComparator } from "../../engine/rowOrder.ts";
import type { Grouping } from "../../engine/table.ts";
import { fingerprint } from "../../query/fingerprint.ts";
import type { AnyRow, ResultMeta, TableResult, WireTotals } from "../../query/index.ts";
import { withRows } from "../../query/index.ts";

/** The rows as an answer: conditions, order and page. `known`: what its source says of it. */
export function finishRows(
  plan: AggregatePlan,
  groupings: readonly Grouping[],
  drafts: readonly (readonly DraftRow[])[],
  known: Pick<ResultMeta, "freshness" | "warnings" | "plan">,
): TableResult<AnyRow> {
  const { query, clock } = plan;
  const [main = [], ...totalDrafts] = drafts;
  const matching = main.filter((row) => matchesHaving(plan, row)).toSorted(rowComparator(plan, plan.by, query.order));
  const offset = offsetOf(query.page);
  const shown = query.page === undefined ? matching : matching.slice(offset, offset + query.page.size);
  const next = offset + shown.length;
  const columns = columnsOf(plan, shown, groupings[0] as Grouping);
  const totals = (query.totals ?? []).map((_, index): WireTotals => {
    const grouping = groupings[index + 1] as Grouping;
    const rows = (totalDrafts[index] ?? []).toSorted(rowComparator(plan, grouping.by, undefined));
    return {
      by: [...grouping.by, ...(grouping.bucketed ? ["time"] : [])],
      columns: columnsOf(plan, rows, grouping),
      rowCount: rows.length,
    };
  });
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    ...known,
    timeZone: clock.timeZone,
    ...answeredRange(plan),
    ...(query.page === undefined
      ? {}
      : { page: { total: matching.length, offset, ...(next < matching.length ? { next: cursorAt(next) } : {}) } }),
    fingerprint: fingerprint([columns, totals]),
    columns,
    rowCount: shown.length,
    ...(totals.length === 0 ? {} : { totals }),
  });
}
