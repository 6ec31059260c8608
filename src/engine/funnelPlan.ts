import type { FunnelRules } from "../analytics/funnelAttempts.ts";
import type { AggregateQuery, Catalog, DimensionValue, FunnelQuery } from "../query/index.ts";
import { narrowedEvent } from "../query/index.ts";
import { elapsedOf, parseDuration } from "../time/duration.ts";
import type { Clock } from "../time/resolveRange.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { clockAt } from "./aggregatePlan.ts";
import type { AnswerLimits } from "./aggregatePlan.ts";
import { eventDefinition, requireReach, scansOf } from "./events.ts";
import type { AskedEvent, EventDefinition, EventDimension, EventScan } from "./events.ts";
import { laterBy } from "./later.ts";
import { periodsOf } from "./period.ts";
import type { Period } from "./period.ts";

/** Everything about a funnel query that does not need data. */
export interface FunnelPlan {
  readonly catalog: Catalog;
  readonly query: FunnelQuery<Catalog>;
  readonly clock: Clock;
  readonly steps: number;
  /** Of the steps, then of the exclusions: their places are the bits of event marks. */
  readonly definitions: readonly EventDefinition[];
  /** Those held constant, then that of the breakdown. */
  readonly dimensions: readonly EventDimension[];
  readonly held: number;
  readonly unit: "uniques" | "totals" | "sessions";
  readonly periods: readonly Period[];
}

/** @throws MetricsError `unsupported` where an event does not reach a dimension that is read on it */
export function planFunnel(
  catalog: Catalog,
  query: FunnelQuery<Catalog>,
  { now, limits = {} }: { readonly now: number; readonly limits?: AnswerLimits },
): FunnelPlan {
  const clock = clockAt(query, now, catalog.calendars);
  const { steps, exclusions = [], holdConstant = [], breakdown, count = "uniques", time, compare } = query;
  const asked: readonly AskedEvent[] = [
    ...steps.map((step, at) => ({ ...narrowedEvent(step), path: `steps[${at}]` })),
    ...exclusions.map((exclusion, at) => ({ ...exclusion, path: `exclusions[${at}]` })),
  ];
  const shared = query.where === undefined ? null : absoluteFilter(catalog, query.where, clock);
  const definitions = asked.map((event) => eventDefinition(catalog, event, { clock, shared }));
  const everywhere = definitions.map((_, bit) => bit);
  const dimensions = [
    ...holdConstant.map((name, at) => ({ name, bits: everywhere, path: `holdConstant[${at}]` })),
    ...(breakdown === undefined ? [] : [{ name: breakdown.by, bits: attributed(query, everywhere), path: "breakdown.by" }]),
  ];
  for (const { name, bits, path } of dimensions) {
    for (const bit of bits) {
      requireReach(catalog, { event: asked[bit]?.event ?? "", entity: definitions[bit]?.entity ?? "" }, name, path);
    }
  }
  const timed: AggregateQuery<Catalog> = { kind: "aggregate", metrics: [], time, ...(compare === undefined ? {} : { compare }) };
  return {
    catalog,
    query,
    clock,
    steps: steps.length,
    definitions,
    dimensions,
    held: holdConstant.length,
    unit: typeof count === "object" ? "sessions" : count,
    periods: periodsOf(timed, clock, limits.buckets ?? 10_000).periods,
  };
}

/** The definitions on whose events the breakdown's value is read. */
function attributed({ steps, order, breakdown }: FunnelQuery<Catalog>, everywhere: readonly number[]): readonly number[] {
  const { attribution = "first" } = breakdown ?? {};
  if (attribution === "all") return everywhere;
  const all = everywhere.slice(0, steps.length);
  if (attribution === "last" || order === "any") return all;
  return [attribution === "first" ? 0 : attribution.step];
}

/** What to read for one period, and the rules of its attempts. */
export interface PeriodPlan {
  readonly scans: readonly EventScan[];
  readonly rules: FunnelRules;
  /** Whether everyone who entered before has had the whole window by now. */
  readonly isClosed: (entered: number) => boolean;
}

export function planPeriod(plan: FunnelPlan, { from, to, bounds }: Period): PeriodPlan {
  const { query, clock, steps, definitions, dimensions, unit } = plan;
  const { exclusions = [], order = "sequential", count } = query;
  const later = (duration: string) => laterBy(parseDuration(duration), clock, { from, to: Math.max(to, clock.now) });
  const deadline = later(query.window);
  const read = { from, to: Math.min(deadline(to), clock.now) };
  return {
    scans: scansOf(definitions, read, { by: dimensions }),
    isClosed: (entered) => deadline(entered) <= clock.now,
    rules: {
      steps,
      order,
      deadline,
      within: query.steps.map((step) =>
        typeof step === "string" || step.within === undefined ? null : later(step.within),
      ),
      exclusions: exclusions.map((exclusion, at) => ({
        bit: steps + at,
        from: exclusion.from ?? 0,
        to: exclusion.to ?? steps - 1,
      })),
      entryTo: to,
      gap: typeof count === "object" ? elapsedOf(parseDuration(count.sessions)) : null,
      once: unit !== "totals",
      cuts: bounds === null ? [] : bounds.slice(1, -1),
    },
  };
}

/** The attempts of one period that count, by bucket and value of the breakdown. */
export interface CountedGroup {
  readonly bucket: number;
  readonly value: DimensionValue;
  readonly attempts: readonly number[];
}
