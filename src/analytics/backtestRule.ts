import type { AlertPoint, BacktestSeries } from "../query/alertBacktest.ts";
import type { AlertRule } from "../query/alertRule.ts";
import type { WireResult } from "../query/columns.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { alertPoints } from "./alertPoints.ts";
import { backtestAlert } from "./backtestAlert.ts";

/** What is the rule's own detector where it has one: points with `score`, `expected` and bounds. `values`: the series' of the rule's `by`. */
export type Detect = (points: readonly AlertPoint[], rule: AlertRule, values: readonly DimensionValue[]) => readonly AlertPoint[];

export interface BacktestRuleOptions {
  /** Only the last so many are judged: what is before them taught the detector. Default: all. */
  readonly buckets?: number;
}

/**
 * What each series of a rule would have done, over the answer to its `alertRuleQuery`: in a page and on a server alike.
 * @param detect such as `scoreAlertPoints`
 * @throws MetricsError `unsupported` for unusual values without a detector
 */
export function backtestRule(
  rule: AlertRule,
  result: WireResult,
  detect?: Detect,
  { buckets = Infinity }: BacktestRuleOptions = {},
): readonly BacktestSeries[] {
  return alertPoints(rule, result).map(({ values, points }) => {
    const scored = rule.condition.kind === "anomaly" && detect ? detect(points, rule, values) : points;
    const judged = scored.slice(-buckets);
    return { values, points: judged, firings: backtestAlert(rule, judged) };
  });
}
