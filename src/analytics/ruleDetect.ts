import type { AlertRule } from "../query/alertRule.ts";
import type { Calendars } from "../query/calendar.ts";
import type { DimensionValue } from "../query/dimension.ts";
import type { Detect } from "./backtestRule.ts";
import type { ValueKind } from "./detect/stabilize.ts";
import type { LeftOutTime } from "./holidayTimes.ts";
import { incidentTimes } from "./incidentTimes.ts";
import { scoreAlertPoints } from "./scoreAlertPoints.ts";

export interface RuleDetectOptions {
  /** What the metric's values are. */
  readonly values: ValueKind;
  /** The catalog's. */
  readonly calendars: Calendars | undefined;
  /** When one series of the rule was not as usual. */
  readonly incidents: (rule: AlertRule, values: readonly DimensionValue[]) => readonly LeftOutTime[];
}

/** What rules' own detectors say of points, each series without the times in which it was not as usual. */
export function ruleDetect({ incidents, ...options }: RuleDetectOptions): Detect {
  return (points, rule, values) => {
    const buckets = { starts: points.map(({ from }) => from), end: points.at(-1)?.to ?? "" };
    return scoreAlertPoints(points, rule, { ...options, leaveOut: incidentTimes(rule.grain, incidents(rule, values), buckets) });
  };
}
