import type { AlertPoint } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import { alertDetector } from "./alertDetector.ts";
import type { DetectorState } from "./detect/detection.ts";
import type { ValueKind } from "./detect/stabilize.ts";

/**
 * The points of an anomaly rule with what its detector says of them: expected, bounds and score. Points of other rules
 * are as they were. Preview and server agree where both give it the same points, or the server the state before them.
 * @param points in the order of time, and enough of them: the first 21 only teach, two weeks of hours show a week's rhythm
 * @param options.values what the metric's values are
 * @param options.state of a detector that saw what came before
 */
export function scoreAlertPoints(
  points: readonly AlertPoint[],
  rule: Pick<JudgedRule, "condition" | "grain" | "calendar">,
  options: { readonly values?: ValueKind; readonly state?: DetectorState } = {},
): readonly AlertPoint[] {
  const detector = alertDetector(rule, options);
  if (detector === null) return points;
  return points.map((point) => {
    const { expected, lower, upper, score } = detector.next(point);
    return { ...point, expected, lower, upper, score };
  });
}
