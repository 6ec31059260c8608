export { AlertRuleBuilder } from "./AlertRuleBuilder.tsx";
export type { AlertRuleBuilderProps } from "./AlertRuleBuilder.tsx";
export { AlertRuleBuilderView } from "./AlertRuleBuilderView.tsx";
export type { AlertRuleBuilderViewProps } from "./AlertRuleBuilderView.tsx";
export { useAlertRuleBuilder } from "./useAlertRuleBuilder.ts";
export type {
  AlertRuleBuilderModel,
  AlertRuleBuilderState,
  RulePreviewState,
  RuleSaving,
  UseAlertRuleBuilderProps,
} from "./useAlertRuleBuilder.ts";
export type { RuleDraft } from "./ruleDraft.ts";
export type { RuleProblem } from "./readDraft.ts";
export type { RuleCalendar } from "./ruleCalendars.ts";
export type { Detect } from "../../analytics/backtestRule.ts";
export type { PreviewSeries, RulePreview } from "./rulePreview.ts";
