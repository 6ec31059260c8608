import { backtestRule } from "../../analytics/backtestRule.ts";
import type { Detect } from "../../analytics/backtestRule.ts";
import { valueKindOf } from "../../analytics/detect/valueKindOf.ts";
import { ruleDetect } from "../../analytics/ruleDetect.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { WireResult } from "../../query/columns.ts";
import { metricUnit } from "../../query/metric.ts";
import { ruleIncidents } from "../../query/ruleIncidents.ts";
import { rulePreview } from "./rulePreview.ts";
import type { RulePreview } from "./rulePreview.ts";

export { rulePreview } from "./rulePreview.ts";

export interface RuleTrialOptions {
  readonly catalog: Catalog;
  /** How many of the last buckets are shown. Those before them teach the detector. */
  readonly buckets: number;
  /** What somebody noted: times of incidents are no breach and no baseline of unusual values. Default: nothing. */
  readonly annotations?: readonly Annotation[];
  /** Default: the library's, told by the catalog what the metric's values are. */
  readonly detect?: Detect | undefined;
}

/** What a rule would have done, tried in this page. */
export function ruleTrial(rule: AlertRule, result: WireResult, { catalog, buckets, annotations = [], detect }: RuleTrialOptions): RulePreview {
  const metric = catalog.metrics[rule.metric];
  const values = metric ? valueKindOf(metric, metricUnit(metric)) : "plain";
  const own = ruleDetect({ values, calendars: catalog.calendars, incidents: (one, series) => ruleIncidents(annotations, one, series) });
  return rulePreview(rule, backtestRule(rule, result, detect ?? own, { buckets }));
}
