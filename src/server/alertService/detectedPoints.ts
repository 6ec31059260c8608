import { alertDetector } from "../../analytics/alertDetector.ts";
import type { ValueKind } from "../../analytics/detect/stabilize.ts";
import type { LeftOutTime } from "../../analytics/holidayTimes.ts";
import { incidentTimes } from "../../analytics/incidentTimes.ts";
import type { AlertPoint } from "../../query/alertBacktest.ts";
import type { JudgedRule } from "../../query/alertRule.ts";
import type { Calendars } from "../../query/calendar.ts";
import type { KeptSeries } from "./alertStore.ts";
import { lookedAtAgain } from "./rulePoints.ts";

export interface DetectedPoints {
  readonly points: readonly AlertPoint[];
  readonly detector: KeptSeries["detector"];
}

export interface DetectedOptions {
  readonly values: ValueKind;
  readonly calendars: Calendars | undefined;
  /** Noted ones, which are no breach and no baseline. What was learned from before it was noted stays learned. */
  readonly incidents: readonly LeftOutTime[];
  /** Epoch milliseconds. */
  readonly closedBy: number;
}

/**
 * The points with what the rule's detector says of them. What it learned is kept as of before the buckets that late
 * data may still change, so that it comes to the same in however many steps points arrive, and an old bucket's scores
 * do not depend on where the asked range begins.
 * @param points in the order of time, those that are not closed yet too
 */
export function detectedPoints(
  rule: JudgedRule,
  points: readonly AlertPoint[],
  kept: KeptSeries["detector"],
  { values, calendars, incidents, closedBy }: DetectedOptions,
): DetectedPoints {
  const leaveOut = incidentTimes(rule.grain, incidents, { starts: points.map(({ from }) => from), end: points.at(-1)?.to ?? "" });
  const detector = alertDetector(rule, { values, calendars, leaveOut, state: kept?.state });
  if (detector === null) return { points, detector: null };
  const own = kept === null ? points : points.filter(({ from }) => Date.parse(from) >= Date.parse(kept.before));
  const closed = own.filter(({ to }) => Date.parse(to) <= closedBy).length;
  const cut = Math.max(0, closed - lookedAtAgain);
  let learned = kept;
  const judged = own.map((point, index) => {
    if (index === cut) learned = { state: structuredClone(detector.save()), before: point.from };
    return detector.next(point);
  });
  return { points: judged, detector: learned };
}
