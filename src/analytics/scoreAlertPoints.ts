import type { AlertPoint } from "../query/alertBacktest.ts";
import { alertDetectors } from "./alertDetectors.ts";
import type { AlertDetectorOptions, DetectedRule } from "./alertDetectors.ts";
import { judgedSinceOnset } from "./detect/sinceOnset.ts";

/**
 * The points of an anomaly rule with what its detector says of them: expected, bounds and score. Points of other rules
 * are as they were. What the alert service keeps of the points before says the same of those that follow. Zeros from before there were
 * data are no longer known once enough follow them (28 days, 189 hours).
 * @param points in the order of time, and enough of them: the first 21 only teach, two weeks of hours show a week's rhythm
 * @param options.values what the metric's values are; `options.calendars` the catalog's; `options.leaveOut` times of incidents
 */
export function scoreAlertPoints(
  points: readonly AlertPoint[],
  rule: DetectedRule,
  options: AlertDetectorOptions = {},
): readonly AlertPoint[] {
  const make = alertDetectors(rule, options);
  return make === null ? points : judgedSinceOnset(points, rule.grain, make);
}
