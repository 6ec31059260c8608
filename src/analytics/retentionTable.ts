import { actorColumns } from "./actorColumns.ts";
import type { ActorEvent } from "./actorColumns.ts";
import { byActor } from "./byActor.ts";
import { retentionCounts } from "./retentionCounts.ts";

export interface RetentionTableOptions {
  /** Names of the events that make a cohort and a return. May be the same: the start itself is no return. */
  readonly start: string;
  readonly return: string;
  /** Starts of the buckets in order, epoch milliseconds, and the end of the last: cohorts, and the periods after them. */
  readonly bounds: readonly number[];
  /** How many of the buckets are cohorts. Default: all. */
  readonly cohorts?: number;
  /** How many periods, from 0 (the start's own) on. Default: as many as the first cohort has buckets. */
  readonly periods?: number;
  /** Default `on`. */
  readonly criterion?: "on" | "onOrAfter" | "onOrBefore" | "streak";
  /** Default `first`: everyone in one cohort. */
  readonly starts?: "first" | "recurring";
  /** Until when the events are known, epoch milliseconds: cells of periods that end later are null. Default: always. */
  readonly now?: number;
}

export interface RetentionTable {
  readonly cohorts: readonly {
    /** Start of its bucket. */
    readonly start: number;
    readonly size: number;
    /** How many were retained in each period; null where it is not over. */
    readonly users: readonly (number | null)[];
    /** Share of the cohort retained in each period, in [0, 1]; null where it is not over, or the cohort is empty. */
    readonly rates: readonly (number | null)[];
  }[];
  /** Σ retained ÷ Σ eligible of each period, over the cohorts for which it is over; null without any. */
  readonly pooled: readonly (number | null)[];
  /** The mean of the cohorts' rates, each cohort counted alike. */
  readonly simple: readonly (number | null)[];
}

/** Who came back when, cohort by cohort, over calendar buckets. */
export function retentionTable(
  events: readonly ActorEvent[],
  {
    start,
    return: back,
    bounds,
    cohorts = bounds.length - 1,
    periods = bounds.length - 1,
    criterion = "on",
    starts = "first",
    now = Infinity,
  }: RetentionTableOptions,
): RetentionTable {
  const asked = Array.from({ length: periods }, (_, period) => period);
  const counts = retentionCounts(byActor(actorColumns(events, [start, back])), {
    bounds: bounds.slice(0, cohorts + 1),
    from: bounds[0] ?? -Infinity,
    to: bounds[cohorts] ?? Infinity,
    starts,
    periods: asked,
    criterion,
    periodStart: (cohort, _, period) => bounds[cohort + period] ?? Infinity,
    strictly: start === back,
  });
  const table = Array.from({ length: cohorts }, (_, cohort) => {
    const found = counts.find((one) => one.cohort === cohort);
    const size = found?.size ?? 0;
    const isOver = (period: number) => (bounds[cohort + period + 1] ?? Infinity) <= now && cohort + period + 1 < bounds.length;
    const users = asked.map((period) => (isOver(period) ? (found?.users[period] ?? 0) : null));
    const rates = users.map((count) => (count === null || size === 0 ? null : count / size));
    return { start: bounds[cohort] as number, size, users, rates };
  });
  return {
    cohorts: table,
    pooled: asked.map((period) => {
      const over = table.filter(({ users }) => users[period] !== null);
      const eligible = over.reduce((sum, { size }) => sum + size, 0);
      return eligible === 0 ? null : over.reduce((sum, { users }) => sum + (users[period] ?? 0), 0) / eligible;
    }),
    simple: asked.map((period) => {
      const known = table.flatMap(({ rates }) => rates[period] ?? []);
      return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length;
    }),
  };
}
