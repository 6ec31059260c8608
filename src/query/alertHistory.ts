import type { AlertRule } from "./alertRule.ts";
import type { Grain } from "./range.ts";

const most = 9999;
const perDay: { readonly [grain: string]: number } = { minute: 1440, hour: 24, day: 1, businessDay: 5 / 7, week: 1 / 7 };

/** So many buckets are the last `days`, and at least `least`; of minutes as many as one query may have. */
export function bucketsIn(days: number, grain: Grain, least = 2): number {
  const daily = typeof grain === "string" ? (perDay[grain] ?? 1 / 30) : 1;
  return Math.min(most, Math.max(least, Math.round(days * daily)));
}

/** So many buckets teach the alert service's detector when a rule begins, unless it is told otherwise: of hours six weeks. */
export const bucketsLearned = 1_000;

/**
 * How many buckets before `buckets` a detector should have seen: as many as the alert service learns from, so that a preview
 * fires where the service does; fewer where one query may not have so many. 0 of rules that need no detector.
 */
export function alertHistory({ condition }: Pick<AlertRule, "condition">, buckets: number): number {
  return condition.kind === "anomaly" ? Math.max(0, Math.min(most - buckets, bucketsLearned)) : 0;
}
