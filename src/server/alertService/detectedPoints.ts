import { alertDetectors } from "../../analytics/alertDetectors.ts";
import { sinceOnset } from "../../analytics/detect/sinceOnset.ts";
import type { SinceOnset } from "../../analytics/detect/sinceOnset.ts";
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
}

/**
 * The points with what the rule's detector says of them. What it learned is kept as of before the buckets that late
 * data may still change, so that it comes to the same in however many steps points arrive, and an old bucket's scores
 * do not depend on where the asked range begins.
 * @param given in the order of time, those that are not closed yet too, and those from where the data began, where the detector has not learned from there
 */
export function detectedPoints(
  rule: JudgedRule,
  given: readonly AlertPoint[],
  kept: KeptDetector | null,
  { values, calendars, incidents, closedBy }: DetectedOptions,
): DetectedPoints {
  const leaveOut = incidentTimes(rule.grain, incidents, { starts: given.map(({ from }) => from), end: given.at(-1)?.to ?? "" });
  const make = alertDetectors(rule, { values, calendars, leaveOut });
  if (make === null) return { points: given, detector: null };
  const first = kept === null ? 0 : firstSince(given, kept);
  const closed = given.filter(({ to }) => Date.parse(to) <= closedBy).length;
  const cut = Math.max(first, closed - lookedAtAgain);
  const detector = sinceOnset(given, rule.grain, make, kept === null ? undefined : { learner: make(kept.state), onset: kept.onset });
  let learned = kept;
  let begun: number | null = null;
  const points = given.slice(first).map((_, index) => {
    const at = first + index;
    if (at === cut) learned = keptOf(detector, given, at);
    const judged = detector.judge(at);
    if (at < closed) begun = detector.learned().from;
    return judged;
  });
  if (begun === null) return { points, detector: learned };
  // As if it had learned from there on ever since: what follows needs no more of what was before.
  const anew = sinceOnset(given, rule.grain, make);
  const end = Math.max(begun, cut);
  for (let at: number = begun; at < end; at++) anew.judge(at);
  return { points, detector: keptOf(anew, given, end) };
}

/** Index of the first point that a kept detector has not learned. */
export function firstSince(points: readonly AlertPoint[], { before }: KeptDetector): number {
  const first = points.findIndex(({ from }) => Date.parse(from) >= Date.parse(before));
  return first < 0 ? points.length : first;
}

function keptOf(detector: SinceOnset<AlertPoint, AlertPoint>, points: readonly AlertPoint[], at: number): KeptDetector {
  const { learner, onset } = detector.learned();
  return { state: structuredClone(learner.save()), onset, before: (points[at] as AlertPoint).from };
}
