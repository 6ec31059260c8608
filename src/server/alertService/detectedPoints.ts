import { alertDetector } from "../../analytics/alertDetector.ts";
import { dataStart } from "../../analytics/detect/dataStart.ts";
import { learnedFrom } from "../../analytics/detect/learnedFrom.ts";
import type { ValueKind } from "../../analytics/detect/stabilize.ts";
import type { LeftOutTime } from "../../analytics/holidayTimes.ts";
import { incidentTimes } from "../../analytics/incidentTimes.ts";
import type { AlertPoint } from "../../query/alertBacktest.ts";
import type { JudgedRule } from "../../query/alertRule.ts";
import type { Calendars } from "../../query/calendar.ts";
import type { KeptDetector } from "./alertStore.ts";
import { lookedAtAgain } from "./rulePoints.ts";

export interface DetectedPoints {
  readonly points: readonly AlertPoint[];
  readonly detector: KeptDetector | null;
}

export interface DetectedOptions {
  readonly values: ValueKind;
  readonly calendars: Calendars | undefined;
  /** Noted ones, which are no breach and no baseline. What was learned from before it was noted stays learned. */
  readonly incidents: readonly LeftOutTime[];
  /** Epoch milliseconds. */
  readonly closedBy: number;
  /** What ends until then a new detector only learns from, in epoch milliseconds. */
  readonly learnedBy: number;
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
  kept: KeptDetector | null,
  { values, calendars, incidents, closedBy, learnedBy }: DetectedOptions,
): DetectedPoints {
  const leaveOut = incidentTimes(rule.grain, incidents, { starts: points.map(({ from }) => from), end: points.at(-1)?.to ?? "" });
  const detector = alertDetector(rule, { values, calendars, leaveOut, state: kept?.state });
  if (detector === null) return { points, detector: null };
  const learnedPoints = points.filter(({ to }) => Date.parse(to) <= learnedBy).length;
  const own = kept === null ? points.slice(learnedFrom(points, learnedPoints, rule.grain)) : points.filter(({ from }) => Date.parse(from) >= Date.parse(kept.before));
  const began = beganAt(kept, own);
  const closed = own.filter(({ to }) => Date.parse(to) <= closedBy).length;
  const cut = Math.max(0, closed - lookedAtAgain);
  let learned = kept;
  const judged = own.map((point, index) => {
    if (index === cut) learned = { state: structuredClone(detector.save()), before: point.from, ...(began !== undefined && { began }) };
    return detector.next(point);
  });
  return { points: judged, detector: learned };
}

/** Left out: no zeros from before there were data were learned. */
function beganAt(kept: KeptDetector | null, own: readonly AlertPoint[]): KeptDetector["began"] {
  if (kept !== null && kept.began !== null) return kept.began;
  const first = dataStart(own);
  const isAfterZeros = kept !== null || own.slice(0, first < 0 ? undefined : first).some(({ value }) => value === 0);
  return isAfterZeros ? (own[first]?.from ?? null) : undefined;
}
