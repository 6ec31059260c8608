import type { AlertPoint } from "../query/alertBacktest.ts";
import { alertDetector } from "./alertDetector.ts";
import type { AlertDetectorOptions, DetectedRule } from "./alertDetector.ts";

/**
 * The points of an anomaly rule with what its detector says of them: expected, bounds and score. Points of other rules
 * are as they were. Preview and server agree where both give it the same points, or the server the state before them.
 * @param points in the order of time, and enough of them: the first 21 only teach, two weeks of hours show a week's rhythm
 * @param options.values what the metric's values are; `options.calendars` the catalog's; `options.leaveOut` times of incidents
 */
export function scoreAlertPoints(
  points: readonly AlertPoint[],
  rule: DetectedRule,
  options: AlertDetectorOptions = {},
): readonly AlertPoint[] {
  const detector = alertDetector(rule, options);
  if (detector === null) return points;
  return points.map(detector.next);
}
