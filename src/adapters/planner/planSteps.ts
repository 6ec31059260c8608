import { planAggregate } from "../../engine/aggregatePlan.ts";
import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { atomsOf } from "../../engine/formula.ts";
import { spanOf } from "../../engine/period.ts";
import type { Period, Span } from "../../engine/period.ts";
import type { Grouping } from "../../engine/table.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { AggregateQuery, AnyFilter, Catalog, DimensionValue, Filter, MetricsQuery } from "../../query/index.ts";
import { allOf, MetricsError } from "../../query/index.ts";
import { absoluteRange } from "./absoluteTerms.ts";
import { whyNotAdded } from "./addUp.ts";
import { askedGrain } from "./fineGrain.ts";
import type { AskedGrain } from "./fineGrain.ts";
import { readableWhere, requestsOf } from "./requests.ts";
import type { Gives, RequestScope } from "./requests.ts";
import { rewriteFilter } from "./rewriteFilter.ts";

/** One query to the source, and what its answer is for. */
export type Step =
  /** The query itself in other words: its answer is the answer. */
  | { readonly part: "whole"; readonly query: MetricsQuery }
  | CellsStep;

export interface CellsStep {
  /**
   * `ranking`: which values the top keeps; asked before all others. `cells`: numbers of one grouping and period.
   * `rest`: whether there is anything besides the kept values; asked only where the ranking does not tell.
   */
  readonly part: "ranking" | "cells" | "rest";
  /** Whose `where` gains "one of the kept values" or "none of the kept values" once the ranking is known. */
  readonly kept?: "in" | "notIn";
  readonly query: AggregateQuery;
  readonly grouping: Grouping;
  /** Of the comparison whose span it is; null is the query's own. */
  readonly compare: string | null;
  /** What each metric of `query` gives. */
  readonly gives: readonly Gives[];
}

/** The queries whose answers make up the one that was asked, and whether the client has to compute on top of them. */
export function planSteps(
  catalog: Catalog,
  capabilities: Capabilities,
  query: AggregateQuery,
  { now }: { readonly now: number },
): { readonly how: "rewritten" | "finished"; readonly steps: readonly CellsStep[] } {
  const plan = planAggregate(catalog, query, { now });
  const grain = askedGrain(plan, periodsOf(plan), capabilities);
  requireAddable(plan, grain);
  requireRows(plan, capabilities);
  const scope: Scope = { plan, capabilities, grain, folded: foldedOf(plan) };
  const steps = groupingsOf(plan).flatMap((grouping) => groupingSteps(scope, grouping));
  const { having = [], order = [], page, metrics } = query;
  const computes = metrics.some((asked) => typeof asked === "object" && asked.compute !== undefined);
  const isFinished = having.length > 0 || order.length > 0 || page !== undefined || computes || !grain.exact;
  return { how: isFinished ? "finished" : "rewritten", steps: [...rankingSteps(scope), ...steps] };
}

interface Scope extends RequestScope {
  readonly grain: AskedGrain;
  /** The dimension that the top folds. */
  readonly folded: string | null;
}

export function foldedOf({ query, by }: Pick<AggregatePlan, "query" | "by">): string | null {
  return query.top === undefined ? null : (query.top.of ?? by[0] ?? null);
}

/** The query's own grouping, those of its totals, and what shares are shares of. */
export function groupingsOf({ query, by, grain, cells }: AggregatePlan): readonly Grouping[] {
  const totals = (query.totals ?? []).map((total) => ({
    by: by.filter((dimension) => total.includes(dimension)),
    bucketed: grain !== null && total.includes("time"),
  }));
  const asked = [{ by, bucketed: grain !== null }, ...totals];
  if (!cells.some(({ compute }) => compute === "share")) return asked;
  const wholes = [true, false]
    .filter((bucketed) => asked.some((grouping) => grouping.bucketed === bucketed))
    .filter((bucketed) => !asked.some((grouping) => grouping.bucketed === bucketed && grouping.by.length === 0));
  return [...asked, ...wholes.map((bucketed) => ({ by: [], bucketed }))];
}

/** The query's own period and those of its comparisons, but for targets: these are metrics of the query's own. */
function periodsOf({ own, comparisons }: AggregatePlan): readonly Period[] {
  if (own === null) return [];
  return [own, ...comparisons.flatMap(({ period, target }) => (target === null ? [period] : []))];
}

function groupingSteps(scope: Scope, grouping: Grouping): readonly CellsStep[] {
  const { plan, folded } = scope;
  const periods = plan.own === null ? [null] : periodsOf(plan);
  const { by } = grouping;
  return periods.flatMap((period): readonly CellsStep[] => {
    const at = { grouping, period, targets: period === plan.own };
    if (folded === null || !by.includes(folded)) return cellSteps(scope, { ...at, part: "cells", by });
    const kept = cellSteps(scope, { ...at, part: "cells", by, kept: "in" });
    if (plan.query.top?.other !== true) return kept;
    const others = by.filter((dimension) => dimension !== folded);
    const rest = others.length > 0 ? [] : cellSteps(scope, { ...at, part: "rest", by, kept: "notIn" });
    return [...kept, ...cellSteps(scope, { ...at, part: "cells", by: others, kept: "notIn" }), ...rest];
  });
}

function rankingSteps(scope: Scope): readonly CellsStep[] {
  const { plan, folded } = scope;
  if (folded === null) return [];
  const grouping = { by: [folded], bucketed: false };
  return cellSteps(scope, { part: "ranking", grouping, period: plan.own, by: [folded], targets: false });
}

interface Asked {
  readonly part: CellsStep["part"];
  readonly grouping: Grouping;
  readonly period: Period | null;
  readonly by: readonly string[];
  readonly targets: boolean;
  readonly kept?: "in" | "notIn";
}

/** As many queries as there are filters of metrics that the source does not do, and parts of too long a list. */
function cellSteps(scope: Scope, asked: Asked): readonly CellsStep[] {
  const { plan, capabilities, grain } = scope;
  const { query } = plan;
  const most = capabilities.aggregate?.metricsPerQuery ?? Number.POSITIVE_INFINITY;
  const { part, kept, grouping, period, by } = asked;
  if (kept !== undefined) requireKeepable(scope);
  return requestsOf(scope, asked.targets).flatMap(({ where, requests }) =>
    chunks(requests, most).map((chunk): CellsStep => {
      const filter = readableWhere(scope, [query.where, where]);
      const { asOf } = query;
      return {
        part,
        ...(kept === undefined ? {} : { kept }),
        grouping,
        compare: period?.id ?? null,
        gives: chunk.map(({ gives }) => gives),
        query: {
          kind: "aggregate",
          metrics: chunk.map(({ request }) => request),
          ...(by.length === 0 ? {} : { by }),
          ...(period === null ? {} : { time: timeOf(plan, spanOf(period, grouping.bucketed), grouping.bucketed ? grain.grain : undefined) }),
          ...(filter === null ? {} : { where: filter as Filter<Catalog> }),
          ...(grain.calendar === undefined ? {} : { calendar: grain.calendar }),
          ...(asOf === undefined ? {} : { asOf }),
        },
      };
    }),
  );
}

function timeOf({ query }: AggregatePlan, { from, to }: Span, grain: AskedGrain["grain"]): NonNullable<AggregateQuery["time"]> {
  const { dimension, fill } = query.time ?? {};
  return {
    ...(dimension === undefined ? {} : { dimension }),
    range: absoluteRange(from, to),
    ...(grain === undefined ? {} : { grain }),
    ...(fill === undefined ? {} : { fill }),
  };
}

/** The step with the values that the top keeps; null where it could find nothing. */
export function withKept(
  catalog: Catalog,
  capabilities: Capabilities,
  { kept, query }: CellsStep,
  dimension: string,
  values: readonly DimensionValue[],
): AggregateQuery | null {
  if (kept === undefined) return query;
  if (values.length === 0) return kept === "in" ? null : query;
  const where = allOf([query.where, { dimension, op: kept, values }]) as AnyFilter;
  const readable = rewriteFilter(catalog, capabilities.filter ?? {}, where, "top");
  const { where: _, ...rest } = query;
  return readable === null ? rest : { ...rest, where: readable as Filter<Catalog> };
}

/** Before anything is asked: whether the filters that the ranking will give can be written. */
function requireKeepable({ plan, capabilities, folded }: Scope): void {
  const kind = plan.catalog.dimensions[folded ?? ""]?.kind;
  const sample = kind === "number" || kind === "decimal" ? [null, 1, 2] : kind === "boolean" ? [null, true] : [null, "a", "b"];
  for (const op of plan.query.top?.other === true ? (["in", "notIn"] as const) : (["in"] as const)) {
    rewriteFilter(plan.catalog, capabilities.filter ?? {}, { dimension: folded ?? "", op, values: sample }, "top");
  }
}

/** Where the calendar or the grain is not the source's, metrics that look further or do not add up are refused. */
function requireAddable(plan: AggregatePlan, { exact, calendar }: AskedGrain): void {
  const { timeZone, weekStart } = plan.clock;
  const isForeign = (calendar?.timeZone ?? "UTC") !== timeZone || (calendar?.weekStart ?? "monday") !== weekStart;
  const formulas = [
    ...plan.cells.map(({ formula, name }) => ({ formula, name })),
    ...plan.comparisons.flatMap(({ target, id }) => (target === null ? [] : [{ formula: target, name: id }])),
  ];
  formulas.forEach(({ formula, name }, index) => {
    const looksFurther = atomsOf(formula).some((atom) => {
      const { frame, measure } = plan.atoms[atom] ?? {};
      return measure?.kind === "conversion" || (frame?.kind === "window" && frame.since !== "ever");
    });
    const why = exact ? null : whyNotAdded(plan, formula, name);
    const refused = why ?? (isForeign && looksFurther ? `${name} counts in days of its zone, which is not the source's` : null);
    if (refused === null) return;
    const remedy = "ask for a grain and a zone of the source, or leave this metric out";
    throw new MetricsError("unsupported", `${refused}: ${remedy}`, { path: `metrics[${index}]` });
  });
}

function requireRows({ own, grain }: AggregatePlan, { aggregate: { rows } = {} }: Capabilities): void {
  const buckets = grain === null ? 1 : (own?.bounds?.length ?? 2) - 1;
  if (rows === undefined || buckets <= rows) return;
  const message = `the range has ${buckets} buckets and an answer of this source at most ${rows} rows: take a coarser grain`;
  throw new MetricsError("unsupported", message, { path: "time.grain" });
}

function chunks<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  if (list.length <= most) return [list];
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) => list.slice(index * most, (index + 1) * most));
}
