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
/** Of so many series that have no rows what was learned is kept: 50 kB each at most. */
const mostAbsent = 500;
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

/**
 * How many closed buckets teach what is new beside series that a detector knows; null: nothing is, or as many were asked for.
 * @param asked how many were
 */
export function bucketsToLearn(
  { condition }: AlertRule,
  found: readonly AlertSeries[],
  kept: readonly KeptSeries[],
  { asked, learnFrom }: { readonly asked: number; readonly learnFrom: number },
): number | null {
  const buckets = Math.min(mostBuckets, learnFrom);
  if (condition.kind !== "anomaly" || asked >= buckets) return null;
  const taught = new Set(kept.filter(({ detector }) => detector !== null).map(({ values }) => JSON.stringify(values)));
  return found.every(({ values }) => taught.has(JSON.stringify(values))) ? null : buckets;
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
 * that the metric has where no row is. So do those that a detector knows, for `learnFrom` buckets after the last one in which
 * there was anything of them, the latest 500. Others without a row in all that is asked are forgotten.
 * @param buckets how many were asked for
 */
export function seriesOf(
  catalog: Catalog,
  rule: AlertRule,
  result: WireResult,
  kept: readonly KeptSeries[],
  { now, buckets, learnFrom }: { readonly now: number; readonly buckets: number; readonly learnFrom: number },
): readonly AlertSeries[] {
  const found = alertPoints(rule, result);
  const there = new Set(found.map(({ values }) => JSON.stringify(values)));
  const gone = kept.filter(({ values }) => !there.has(JSON.stringify(values)));
  const clock = clockOf(rule.calendar, now, catalog.calendars);
  const since = resolveRange({ last: learnFrom, unit: rule.grain }, clock).from;
  const isWhole = rule.by === undefined || rule.by.length === 0;
  const absent = isWhole ? [[]].filter(() => found.length === 0) : goingOn(gone, since);
  if (absent.length === 0) return found;
  const { from, to } = resolveRange({ last: buckets, unit: rule.grain }, clock);
  const bounds = bucketBounds(from, to, rule.grain, clock).map((at) => new Date(at).toISOString());
  const metric = catalog.metrics[rule.metric];
  const value = metric === undefined || rule.condition.kind === "noData" ? null : emptyValue(metric);
  const points = bounds.slice(0, -1).map((at, index): AlertPoint => ({ from: at, to: bounds[index + 1] as string, value, n: value, base: value }));
  return [...found, ...absent.map((values) => ({ values, points }))];
}

/** Those without rows that are judged on: of what was seen since then, what was learned is worth keeping. */
function goingOn(gone: readonly KeptSeries[], since: number): readonly KeptSeries["values"][] {
  const learned = gone
    .flatMap((series) => (series.detector === null ? [] : [{ series, seen: Date.parse(series.seenAt ?? series.detector.before) }]))
    .filter(({ seen }) => seen >= since)
    .sort((a, b) => b.seen - a.seen)
    .slice(0, mostAbsent);
  const isLearned = new Set(learned.map(({ series }) => series));
  return gone.filter((series) => series.state.firing !== null || isLearned.has(series)).map(({ values }) => values);
}
