import type { AlertPoint } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import type { Calendars } from "../query/calendar.ts";
import { createDetector } from "./detect/createDetector.ts";
import type { DetectorState } from "./detect/detection.ts";
import { pointsHeld } from "./detect/rhythm.ts";
import type { ValueKind } from "./detect/stabilize.ts";
import { dateTimes } from "./holidayTimes.ts";
import type { LeftOutTime } from "./holidayTimes.ts";
import { meantCalendar } from "./meantCalendar.ts";

/** What an anomaly rule is judged by. */
export type DetectedRule = Pick<JudgedRule, "condition" | "grain" | "calendar" | "mute">;

export interface AlertDetectorOptions {
  /** What the metric's values are. Default `plain`. */
  readonly values?: ValueKind | undefined;
  /** The catalog's: holidays of the one that the rule names, or of an only one, are no breach and no baseline. Default: none. */
  readonly calendars?: Calendars | undefined;
  /** Other times that are no breach and no baseline, such as `incidentTimes` has those of incidents. Default: none. */
  readonly leaveOut?: readonly LeftOutTime[] | undefined;
}

export interface AlertDetector {
  /** The point with what was expected of it, bounds and score. */
  next(point: AlertPoint): AlertPoint;
  save(): DetectorState;
}

/**
 * Makes detectors of an anomaly rule, anew or with the state of one that saw what came before; null for other rules. A fault teaches it nothing for `relearnAfter` buckets, or for
 * a week where the rule says none: without an end it would never know a lasting change for the new normal. Nor do holidays,
 * dates on which the rule is muted, and what else is left out.
 */
export function alertDetectors(
  { condition, grain, calendar = {}, mute = {} }: DetectedRule,
  { values = "plain", calendars, leaveOut: others = [] }: AlertDetectorOptions = {},
): ((state?: DetectorState) => AlertDetector) | null {
  if (condition.kind !== "anomaly") return null;
  const { falseAlarmsPerWeek, relearnAfter = pointsHeld(grain) } = condition;
  const { timeZone = "UTC", business } = calendar;
  const { holidays = [] } = meantCalendar(calendars, business) ?? {};
  const leaveOut = [...dateTimes(grain, [...holidays, ...(mute.dates ?? [])], timeZone), ...others];
  return (state) => {
    const detector = createDetector(grain, { falseAlarmsPerWeek, timeZone, values, leaveOut, hold: relearnAfter, ...(state && { state }) });
    return {
      next: (point) => {
        const { expected, lower, upper, score, status } = detector.next(point);
        return { ...point, expected, lower, upper, score, ...(status === "leftOut" && { isLeftOut: true }) };
      },
      save: detector.save,
    };
  };
}
