import type { JudgedRule } from "../query/alertRule.ts";
import { createDetector } from "./detect/createDetector.ts";
import type { Detector } from "./detect/createDetector.ts";
import type { DetectorState } from "./detect/detection.ts";
import { pointsHeld } from "./detect/rhythm.ts";
import type { ValueKind } from "./detect/stabilize.ts";

/**
 * The detector of an anomaly rule; null for other rules. A fault teaches it nothing for `relearnAfter` buckets, or for
 * a week where the rule says none: without an end it would never know a lasting change for the new normal.
 * @param options.values what the metric's values are
 * @param options.state of a detector that saw what came before
 */
export function alertDetector(
  { condition, grain, calendar }: Pick<JudgedRule, "condition" | "grain" | "calendar">,
  { values = "plain", state }: { readonly values?: ValueKind | undefined; readonly state?: DetectorState | undefined } = {},
): Detector | null {
  if (condition.kind !== "anomaly") return null;
  const { falseAlarmsPerWeek, relearnAfter = pointsHeld(grain) } = condition;
  return createDetector(grain, {
    falseAlarmsPerWeek,
    timeZone: calendar?.timeZone ?? "UTC",
    values,
    hold: relearnAfter,
    ...(state && { state }),
  });
}
