import { pointsTaught } from "../../analytics/detect/learnedFrom.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/index.ts";
import { clockOf } from "../../time/resolveRange.ts";
import { bucketBounds } from "../../time/zoned.ts";
import type { KeptSeries } from "./alertStore.ts";
import { mostBuckets } from "./rulePoints.ts";

/**
 * A series whose detector learned zeros from before there were data, without it once enough follow where they began: it learns
 * again, from there on. Others as they are.
 * @param learnFrom how many buckets teach a new detector
 */
export function untaughtSeries(
  catalog: Catalog,
  { grain, calendar }: AlertRule,
  series: KeptSeries,
  { now, learnFrom }: { readonly now: number; readonly learnFrom: number },
): KeptSeries {
  const { detector, state } = series;
  if (detector?.began == null || state.through === null) return series;
  const began = Date.parse(detector.began);
  const through = Math.max(began, Date.parse(state.through));
  const following = bucketBounds(began, through, grain, clockOf(calendar, now, catalog.calendars), { most: mostBuckets }).length - 1;
  return following < pointsTaught(grain, learnFrom) ? series : { ...series, detector: null };
}
