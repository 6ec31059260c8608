import { descending } from "../../engine/amount.ts";
import { planAggregate } from "../../engine/aggregatePlan.ts";
import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { draftRows } from "../../engine/cells.ts";
import type { DraftRow } from "../../engine/cells.ts";
import { valueComparator } from "../../engine/compareValues.ts";
import { groupKey } from "../../engine/source.ts";
import type { Grouping } from "../../engine/table.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { AggregateQuery, AnyRow, Catalog, DimensionValue, MetricsQuery, PlanNote, TableResult, Warning } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { finishRows } from "./finishRows.ts";
import { foldedOf, groupingsOf, withKept } from "./planSteps.ts";
import type { CellsStep } from "./planSteps.ts";
import { givesName, readSheet, tableOf } from "./readSheets.ts";
import type { Answered, Sheet } from "./readSheets.ts";

/** Has the source answer queries, in the same order. */
export type AskSource = (queries: readonly MetricsQuery[]) => Promise<readonly TableResult<unknown>[]>;

/** Asks the steps of a plan and puts their answers together. */
export async function answerSteps(
  catalog: Catalog,
  capabilities: Capabilities,
  query: AggregateQuery,
  steps: readonly CellsStep[],
  askSource: AskSource,
  { now, note }: { readonly now: number; readonly note: Omit<PlanNote, "steps"> },
): Promise<TableResult<AnyRow>> {
  const plan = planAggregate(catalog, query, { now });
  const askWhole: AskSource = async (queries) => requireUncut(await askSource(queries), capabilities);
  const ranking = steps.filter(({ part }) => part === "ranking");
  // Without a ranking nothing is awaited, so that what several queries ask goes out together.
  const ranked = ranking.length === 0 ? { values: [], results: [] } : await rankedValues(plan, ranking, askWhole);
  const kept = ranked.values.slice(0, query.top?.n);
  const isRestKnown = kept.length < ranked.values.length;
  const folded = foldedOf(plan) ?? "";
  const rest = steps
    .filter(({ part }) => part === "cells" || (part === "rest" && !isRestKnown))
    .flatMap((step) => {
      const asked = withKept(catalog, capabilities, step, folded, kept);
      return asked === null ? [] : [{ step, asked }];
    });
  const results = await askWhole(rest.map(({ asked }) => asked));
  const answered = rest.map(({ step }, index): Answered => ({ step, result: results[index] as TableResult<unknown> }));
  const groupings = groupingsOf(plan);
  const sheets = groupings.map((grouping) => sheetsOf(plan, grouping, answered, isRestKnown));
  const tables = groupings.map((grouping, index) => tableOf(plan, grouping, sheets[index] ?? new Map()));
  const drafts = groupings.map((grouping, index) => {
    const table = tables[index] as (typeof tables)[number];
    const whole = tables.find((one) => one.grouping.by.length === 0 && one.grouping.bucketed === grouping.bucketed);
    return masked(plan, draftRows(plan, table, whole), sheets[index]?.get(null));
  });
  const all = [...ranked.results, ...results];
  const warnings = warningsOf(all);
  return finishRows(plan, groupings, drafts, {
    freshness: freshnessOf(all, new Date(plan.clock.now).toISOString(), note),
    ...(warnings.length === 0 ? {} : { warnings }),
    plan: { ...note, steps: all.length },
  });
}

/** An answer as long as any of this source may have been cut, whatever it says. */
function requireUncut(results: readonly TableResult<unknown>[], { aggregate = {} }: Capabilities): readonly TableResult<unknown>[] {
  const { rows: most } = aggregate;
  if (most === undefined || results.every(({ rowCount }) => rowCount < most)) return results;
  throw new MetricsError("unsupported", `an answer that this one would be made of has the ${most} rows that this source gives at most, and more may be missing: ask for less at once`, {
    path: "",
  });
}

/** All values by the metric over the whole range, ties in the dimension's own order. */
async function rankedValues(plan: AggregatePlan, ranking: readonly CellsStep[], askSource: AskSource) {
  const results = await askSource(ranking.map(({ query }) => query));
  const answered = ranking.map((step, index): Answered => ({ step, result: results[index] as TableResult<unknown> }));
  const sheet = readSheet(plan, plan.own, answered);
  const cell = plan.cells.findIndex(({ name }) => name === plan.query.top?.by);
  const byValue = valueComparator(plan.catalog.dimensions[foldedOf(plan) ?? ""]);
  const values = [...sheet.combinations]
    .map(([key, { values: [value = null] }]) => ({
      value,
      number: sheet.cell(givesName({ cell }), key, 0)?.value ?? null,
    }))
    .sort((a, b) => descending(a.number, b.number) || byValue(a.value, b.value))
    .map(({ value }): DimensionValue => value);
  return { values, results };
}

/** By the comparison's id; null is the query's own period. */
function sheetsOf(
  plan: AggregatePlan,
  grouping: Grouping,
  answered: readonly Answered[],
  isRestKnown: boolean,
): ReadonlyMap<string | null, Sheet> {
  const mine = answered.filter(({ step }) => sameGrouping(step.grouping, grouping));
  const hasRest = isRestKnown || mine.some(({ step, result }) => step.part === "rest" && result.rowCount > 0);
  const lonely = grouping.by.length === 1;
  const used = mine.filter(({ step }) => step.part === "cells" && (step.kept !== "notIn" || !lonely || hasRest));
  const periods = new Map(plan.comparisons.flatMap(({ id, period, target }) => (target === null ? [[id, period] as const] : [])));
  return new Map(
    [null, ...periods.keys()].map((id) => {
      const own = used.filter(({ step }) => step.compare === id);
      return [id, readSheet(plan, id === null ? plan.own : (periods.get(id) ?? null), own)];
    }),
  );
}

function sameGrouping(a: Grouping, b: Grouping): boolean {
  return a.bucketed === b.bucketed && a.by.length === b.by.length && a.by.every((name, index) => name === b.by[index]);
}

/** What the source hides stays marked as hidden. */
function masked(plan: AggregatePlan, rows: readonly DraftRow[], sheet: Sheet | undefined): readonly DraftRow[] {
  return rows.map((row) => ({
    ...row,
    states: row.states.map((state, cell) => {
      const found = sheet?.cell(givesName({ cell }), groupKey(row), row.bucket);
      return found?.state === "masked" && plan.cells[cell]?.compute === null ? "masked" : state;
    }),
  }));
}

/** As old as the oldest of the answers. */
function freshnessOf(
  from: readonly TableResult<unknown>[],
  now: string,
  { how }: Pick<PlanNote, "how">,
): TableResult<unknown>["freshness"] {
  const [computedAt = now] = from.map(({ freshness }) => freshness.computedAt).sort();
  const [dataThrough] = from.flatMap(({ freshness }) => freshness.dataThrough ?? []).sort();
  const sources = new Set(from.map(({ freshness }) => freshness.source));
  const [source = "client"] = sources;
  return {
    computedAt,
    ...(dataThrough === undefined ? {} : { dataThrough }),
    source: how === "finished" || sources.size !== 1 ? "client" : source,
  };
}

function warningsOf(from: readonly TableResult<unknown>[]): readonly Warning[] {
  const all = from.flatMap(({ warnings = [] }) => warnings);
  return [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
}
