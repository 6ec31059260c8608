import { alertDefaults } from "../../analytics/alertDefaults.ts";
import { alertPoints } from "../../analytics/alertPoints.ts";
import type { AlertPoint, AlertSeries } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Catalog, WireResult } from "../../query/index.ts";
import { emptyValue } from "../../query/index.ts";
import type { Instant } from "../../query/range.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";
import { bucketBounds } from "../../time/zoned.ts";
import type { KeptSeries } from "./alertStore.ts";

/** So many buckets are looked at again for late data, or as many as the rule counts. */
export const lookedAtAgain = 48;
/** After a longer pause what is older is not told of any more. */
const mostBuckets = 2_000;

/**
 * How many closed buckets an evaluation needs: those since the last one, and those that late data may have changed.
 * @param learnFrom how many teach a new detector
 */
export function bucketsToAsk(
  catalog: Catalog,
  rule: AlertRule,
  kept: readonly KeptSeries[],
  { now, learnFrom }: { readonly now: number; readonly learnFrom: number },
): number {
  const { condition, missing } = rule;
  const through = kept.map(({ state }) => (state.through === null ? now : Date.parse(state.through)));
  const since = bucketsBetween(catalog, rule, Math.min(now, ...through), now);
  const counted = Math.max(lookedAtAgain, alertDefaults(rule).of, missing?.noDataAfter ?? 0, condition.kind === "noData" ? condition.after : 0);
  const isUntaught = condition.kind === "anomaly" && (kept.length === 0 || kept.some(({ detector }) => detector === null));
  return Math.min(mostBuckets, Math.max(since + counted, isUntaught ? learnFrom : 0));
}

/** How many closed buckets reach back to one that starts at `from`. */
export function bucketsSince(catalog: Catalog, rule: AlertRule, from: Instant, now: number): number {
  return Math.min(mostBuckets, bucketsBetween(catalog, rule, Date.parse(from), now) + 1);
}

function bucketsBetween(catalog: Catalog, { grain, calendar }: AlertRule, from: number, to: number): number {
  return bucketBounds(from, to, grain, clockOf(calendar, to, catalog.calendars), { most: mostBuckets }).length - 1;
}

/**
 * Where a firing that lasts began, or the next one may begin at the earliest, in epoch milliseconds: a rule counts some
 * buckets back.
 */
export function earliestFiring(rule: AlertRule, kept: readonly KeptSeries[], now: number): number {
  const { of } = alertDefaults(rule);
  return kept.reduce((least, { state }) => {
    const counted = state.recent.filter(({ verdict }) => verdict !== "skip").slice(-of);
    const next = counted[0]?.from ?? state.through ?? new Date(now).toISOString();
    return Math.min(least, Date.parse(next), Date.parse(state.firing?.from ?? next));
  }, now);
}

/**
 * The series in an answer, and those that fire and have no rows in it any more: they go on without data, or with the 0
 * that the metric has where no row is. Others without a row in all that is asked are forgotten.
 * @param buckets how many were asked for
 */
export function seriesOf(
  catalog: Catalog,
  rule: AlertRule,
  result: WireResult,
  kept: readonly KeptSeries[],
  { now, buckets }: { readonly now: number; readonly buckets: number },
): readonly AlertSeries[] {
  const found = alertPoints(rule, result);
  const there = new Set(found.map(({ values }) => JSON.stringify(values)));
  const known = rule.by === undefined || rule.by.length === 0 ? [[]] : kept.filter(({ state }) => state.firing !== null).map(({ values }) => values);
  const absent = known.filter((values) => !there.has(JSON.stringify(values)));
  if (absent.length === 0) return found;
  const clock = clockOf(rule.calendar, now, catalog.calendars);
  const { from, to } = resolveRange({ last: buckets, unit: rule.grain }, clock);
  const bounds = bucketBounds(from, to, rule.grain, clock).map((at) => new Date(at).toISOString());
  const metric = catalog.metrics[rule.metric];
  const value = metric === undefined || rule.condition.kind === "noData" ? null : emptyValue(metric);
  const points = bounds.slice(0, -1).map((at, index): AlertPoint => ({ from: at, to: bounds[index + 1] as string, value, n: value, base: value }));
  return [...found, ...absent.map((values) => ({ values, points }))];
}
