import type { AlertRule } from "./alertRule.ts";
import type { Grain } from "./range.ts";

const most = 9999;
const perDay: { readonly [grain: string]: number } = { minute: 1440, hour: 24, day: 1, businessDay: 5 / 7, week: 1 / 7 };

/** So many buckets are the last `days`, and at least `least`; of minutes as many as one query may have. */
export function bucketsIn(days: number, grain: Grain, least = 2): number {
  const daily = typeof grain === "string" ? (perDay[grain] ?? 1 / 30) : 1;
  return Math.min(most, Math.max(least, Math.round(days * daily)));
}

/** So many teach a detector: of hours six weeks. */
const mostLearned = 1_000;

/**
 * So many buckets teach the alert service's detector when a rule begins, unless it is told otherwise: half a year, no more than
 * 1 000, and at least 30. A handler's `limits.rangeDays` have room for that of days, weeks and months.
 */
export function bucketsLearned(grain: Grain): number {
  if (typeof grain !== "string") return grain.interval.startsWith("PT") ? mostLearned : 30;
  return Math.min(mostLearned, bucketsIn(180, grain, 30));
}

/**
 * How many buckets before `buckets` a detector should have seen: as many as the alert service learns from, so that a preview
 * fires where the service does; fewer where one query may not have so many. 0 of rules that need no detector.
 */
export function alertHistory({ condition, grain }: Pick<AlertRule, "condition" | "grain">, buckets: number): number {
  return condition.kind === "anomaly" ? Math.max(0, Math.min(most - buckets, bucketsLearned(grain))) : 0;
}
