import type { RetentionRules } from "../analytics/retentionCounts.ts";
import type { AggregateQuery, Catalog, RetentionQuery } from "../query/index.ts";
import { MetricsError, narrowedEvent } from "../query/index.ts";
import { durationOf } from "../time/grid.ts";
import type { Clock } from "../time/resolveRange.ts";
import { bucketBounds, startAfter } from "../time/zoned.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { clockAt } from "./aggregatePlan.ts";
import type { AnswerLimits } from "./aggregatePlan.ts";
import { eventDefinition, mayBeOneRow, requireReach, scansOf } from "./events.ts";
import type { EventDefinition, EventScan } from "./events.ts";
import { laterBy } from "./later.ts";
import { periodsOf } from "./period.ts";
import type { Period } from "./period.ts";

/** Everything about a retention query that does not need data. */
export interface RetentionPlan {
  readonly catalog: Catalog;
  readonly query: RetentionQuery<Catalog>;
  readonly clock: Clock;
  readonly start: EventDefinition;
  readonly return: EventDefinition;
  /** Number dimension of the returns; null where none is measured. */
  readonly measured: string | null;
  /** The asked periods, ascending. */
  readonly asked: readonly number[];
  readonly periods: readonly Period[];
  readonly own: Period & { readonly bounds: readonly number[] };
}

/** @throws MetricsError `unsupported` where an event does not reach a dimension that is read on it */
export function planRetention(
  catalog: Catalog,
  query: RetentionQuery<Catalog>,
  { now, limits = {} }: { readonly now: number; readonly limits?: AnswerLimits },
): RetentionPlan {
  const clock = clockAt(query, now, catalog.calendars);
  const { time, breakdown, measure, compare } = query;
  if (query.windows === "rolling" && time.grain === "businessDay") {
    throw new MetricsError("unsupported", "business days do not roll; use windows: calendar", { path: "windows" });
  }
  const shared = query.where === undefined ? null : absoluteFilter(catalog, query.where, clock);
  const [start, back] = [
    { ...narrowedEvent(query.start), path: "start" },
    { ...narrowedEvent(query.return), path: "return" },
  ] as const;
  const definitionOf = (asked: typeof start | typeof back) => eventDefinition(catalog, asked, { clock, shared });
  const [started, returned] = [definitionOf(start), definitionOf(back)];
  const measured = typeof measure !== "object" ? null : "sum" in measure ? measure.sum : measure.average;
  if (breakdown !== undefined) requireReach(catalog, { event: start.event, entity: started.entity }, breakdown.by, "breakdown.by");
  if (measured !== null) requireReach(catalog, { event: back.event, entity: returned.entity }, measured, "measure");
  const timed: AggregateQuery<Catalog> = { kind: "aggregate", metrics: [], time, ...(compare === undefined ? {} : { compare }) };
  const { periods } = periodsOf(timed, clock, limits.buckets ?? 10_000);
  return {
    catalog,
    query,
    clock,
    start: started,
    return: returned,
    measured,
    asked: typeof query.periods === "number" ? Array.from({ length: query.periods }, (_, period) => period) : query.periods,
    periods,
    own: periods[0] as RetentionPlan["own"],
  };
}

/** What to read for the cohorts of one span, and the rules by which they are counted. */
export interface CohortsPlan {
  readonly scans: readonly EventScan[];
  readonly rules: RetentionRules;
  /** Whether a period is over for everyone in the cohort, runs for someone, or has begun for no one. */
  readonly phaseOf: (cohort: number, period: number) => "past" | "running" | "future";
}

export function planCohorts(plan: RetentionPlan, period: Period): CohortsPlan {
  const { query, clock, asked } = plan;
  const { criterion = "on", starts = "first", windows = "calendar" } = query;
  const bounds = period.bounds ?? [];
  const last = asked.at(-1) ?? 0;
  const { periodStart, edges } = windows === "rolling" ? rolling(plan, period, last) : calendar(plan, bounds, last);
  const cohortSpan = (cohort: number) => ({
    first: Math.max(bounds[cohort] as number, period.from),
    end: bounds[cohort + 1] as number,
  });
  const phaseOf = (cohort: number, k: number) => {
    const { first, end } = cohortSpan(cohort);
    const overAt = windows === "rolling" ? periodStart(cohort, end, k + 1) : periodStart(cohort, first, k + 1);
    if (overAt <= clock.now) return "past";
    return periodStart(cohort, first, k) >= clock.now ? "future" : "running";
  };
  const until = Math.min(period.to, clock.now);
  const horizon = bounds.length < 2 ? until : periodStart(bounds.length - 2, bounds.at(-1) as number, last + 1);
  const readTo = criterion === "onOrAfter" ? clock.now : Math.min(horizon, clock.now);
  const by = query.breakdown === undefined ? [] : [{ name: query.breakdown.by, bits: [0] }];
  const thinned = windows === "calendar" && plan.measured === null;
  const cohortStarts = bounds.slice(0, -1);
  return {
    scans: [
      ...scansOf([plan.start], { from: starts === "first" ? -Infinity : period.from, to: until }, { by }).map((scan) => ({
        ...scan,
        thin: { keep: "first" as const, starts: starts === "first" ? null : cohortStarts },
      })),
      ...scansOf([plan.return], { from: period.from, to: readTo }, { measure: plan.measured }).map((scan) => ({
        ...scan,
        marks: scan.marks.map(({ where }) => ({ bit: 1, where })),
        by: by.map(() => null),
        thin: thinned ? { keep: "last" as const, starts: criterion === "onOrAfter" ? null : edges } : null,
      })),
    ],
    rules: {
      bounds,
      from: period.from,
      to: until,
      starts,
      periods: asked,
      criterion,
      periodStart,
      strictly: mayBeOneRow(plan.start, plan.return),
    },
    phaseOf,
  };
}

interface Periods {
  readonly periodStart: RetentionRules["periodStart"];
  /** Starts of all buckets in which returns are looked for. */
  readonly edges: readonly number[];
}

function calendar({ query, clock }: RetentionPlan, bounds: readonly number[], last: number): Periods {
  const { grain } = query.time;
  const cohorts = bounds.length - 1;
  const first = bounds[0] as number;
  const end = startAfter(bounds.at(-1) as number, grain, last + 1, clock);
  const edges = bucketBounds(first, end, grain, clock, { most: cohorts + last + 1 });
  return { periodStart: (cohort, _, k) => edges[cohort + k] ?? Infinity, edges };
}

function rolling({ query, clock }: RetentionPlan, { from, to, bounds }: Period, last: number): Periods {
  const grain = query.time.grain as Exclude<typeof query.time.grain, "businessDay">;
  const span = { from, to: Math.max(to, bounds?.at(-1) ?? to) };
  const after = Array.from({ length: last + 2 }, (_, k) => laterBy(durationOf(grain, k), clock, span));
  return { periodStart: (_, started, k) => after[k]?.(started) ?? Infinity, edges: [] };
}
