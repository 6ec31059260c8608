export { funnelSteps } from "./funnelSteps.ts";
export type { FunnelStepCounts, FunnelStepsOptions } from "./funnelSteps.ts";
export { retentionTable } from "./retentionTable.ts";
export type { RetentionTable, RetentionTableOptions } from "./retentionTable.ts";
export type { ActorEvent } from "./actorColumns.ts";
export { holmAdjusted, quantile, twoProportionTest, wilsonInterval } from "./checkedStatistics.ts";
export type { ConfidenceLevel, Interval, IntervalOptions } from "./normalQuantiles.ts";
export { newcombeInterval } from "./newcombeInterval.ts";
export { npsInterval, npsVariance } from "./npsInterval.ts";
export type { NpsCounts } from "./npsInterval.ts";
export { kaplanMeier } from "./kaplanMeier.ts";
export type { KaplanMeier, Survival, SurvivalStep } from "./kaplanMeier.ts";
export { correlation } from "./correlation.ts";
export type { Correlation, CorrelationOptions } from "./correlation.ts";
export type { Proportion, TwoProportionTest } from "./twoProportionTest.ts";
export { explainChange } from "./change/explainChange.ts";
export type {
  ChangeByValue,
  ChangeExplanation,
  ChangePart,
  ChangeSegment,
  ExplainChangeOptions,
  ExplainedChange,
} from "./change/explainChange.ts";
export type { ChangeMetric, ChangeRow, ChangeValue } from "./change/changeCells.ts";
export { alertDefaults } from "./alertDefaults.ts";
export type { AlertSettings } from "./alertDefaults.ts";
export { alertPoints } from "./alertPoints.ts";
export { startAlert } from "./alertState.ts";
export type { AlertEvent, AlertFiring, AlertState, AlertStatus, JudgedBucket } from "./alertState.ts";
export type { AlertPoint, AlertSeries, BacktestFiring, BacktestSeries } from "../query/alertBacktest.ts";
export { backtestAlert } from "./backtestAlert.ts";
export { backtestRule } from "./backtestRule.ts";
export type { BacktestRuleOptions, Detect } from "./backtestRule.ts";
export { evaluateAlert } from "./evaluateAlert.ts";
export type { AlertFailure, EvaluatedAlert } from "./stepAlert.ts";
export { allowsAction, applyAlertAction, compareIncidents, escalateIncident, isSnoozed } from "./applyAlertAction.ts";
export type { AlertActor } from "./applyAlertAction.ts";
export { createDetector } from "./detect/createDetector.ts";
export type { Detector } from "./detect/createDetector.ts";
export { detectAnomalies } from "./detect/detectAnomalies.ts";
export type { Detection, DetectorOptions, DetectorPoint, DetectorState, ExpectationName, Explanation } from "./detect/detection.ts";
export { scoreAlertPoints } from "./scoreAlertPoints.ts";
export { detectorTuning } from "./detect/detectorTuning.ts";
export type { DetectorTuning } from "./detect/detectorTuning.ts";
export type { ExpectationState } from "./detect/expectation.ts";
export type { ValueKind } from "./detect/stabilize.ts";
export { valueKindOf } from "./detect/valueKindOf.ts";
export type { TailState } from "./detect/tail.ts";
export { forecast } from "./forecast/forecast.ts";
export type { Forecast, ForecastOptions, ForecastPart, ForecastPoint } from "./forecast/forecast.ts";
export { holidayNames } from "./forecast/holidayNames.ts";
export { holidayTimes } from "./holidayTimes.ts";
export type { HolidayTimesOptions, LeftOutTime } from "./holidayTimes.ts";
export { incidentTimes, leftOut } from "./incidentTimes.ts";
export type { BucketTimes } from "./incidentTimes.ts";
export type { ForecastMethod } from "./forecast/candidates.ts";
export { detectSeasonality } from "./forecast/detectSeasonality.ts";
export type { Season, SeasonalityOptions } from "./forecast/detectSeasonality.ts";
export { periodsOf } from "./forecast/periodsOf.ts";
export type { SeriesValue } from "./forecast/series.ts";
export { detectChangePoints } from "./changePoints/detectChangePoints.ts";
export type { ChangePoint, ChangePointOptions } from "./changePoints/detectChangePoints.ts";
