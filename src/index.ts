export { AskBox } from "./cockpit/ask/AskBox.tsx";
export type { AskBoxProps } from "./cockpit/ask/AskBox.tsx";
export type { AskContext, AskProposal, AskQuestion, AskState } from "./cockpit/ask/askState.ts";
export { useAsk } from "./cockpit/ask/useAsk.ts";
export type { Asking, UseAskOptions } from "./cockpit/ask/useAsk.ts";
export { Cockpit } from "./cockpit/Cockpit.tsx";
export type { CockpitOfDocument, CockpitOfItems, CockpitProps } from "./cockpit/Cockpit.tsx";
export { CockpitItem } from "./cockpit/CockpitItem.tsx";
export type { CockpitItemProps } from "./cockpit/CockpitItem.tsx";
export { CockpitEditor } from "./cockpit/editor/CockpitEditor.tsx";
export type { CockpitEditorProps } from "./cockpit/editor/CockpitEditor.tsx";
export type { DraftStorage } from "./cockpit/editor/draftStore.ts";
export type { EditorAnswer, OnSave } from "./cockpit/editor/useSaving.ts";
export { openPaper, printCockpit } from "./cockpit/paper/printCockpit.ts";
export type { Paper, PrintOptions } from "./cockpit/paper/printCockpit.ts";
export type { PaintedOptions } from "./cockpit/paper/painted.ts";
export { CockpitWall } from "./cockpit/wall/CockpitWall.tsx";
export type { CockpitWallProps } from "./cockpit/wall/CockpitWall.tsx";
export { defineWidget } from "./cockpit/defineWidget.ts";
export type { RegisteredWidget, WidgetRegistry } from "./cockpit/defineWidget.ts";
export { standardWidgets } from "./registry/standardWidgets.ts";
export { DateRangeControl } from "./cockpit/DateRangeControl.tsx";
export type { DateRangeControlProps } from "./cockpit/DateRangeControl.tsx";
export { DateRangeView } from "./cockpit/DateRangeView.tsx";
export type { DateRangeViewProps } from "./cockpit/DateRangeView.tsx";
export type { DimensionOption } from "./cockpit/dimensionChoice.ts";
export type { DimensionChoice } from "./query/dimensionChoice.ts";
export { DimensionFilter } from "./cockpit/DimensionFilter.tsx";
export type { DimensionFilterProps } from "./cockpit/DimensionFilter.tsx";
export { DimensionFilterView } from "./cockpit/DimensionFilterView.tsx";
export type { DimensionFilterViewProps } from "./cockpit/DimensionFilterView.tsx";
export { FilterBuilder } from "./cockpit/FilterBuilder.tsx";
export type { FilterBuilderProps } from "./cockpit/FilterBuilder.tsx";
export { MeasureFilter } from "./cockpit/MeasureFilter.tsx";
export type { MeasureFilterProps } from "./cockpit/MeasureFilter.tsx";
export { measureClause } from "./selection/measureClause.ts";
export { useMeasureFilter } from "./cockpit/useMeasureFilter.ts";
export type { MeasureBound, MeasureFilterOptions, MeasureFilterState } from "./cockpit/useMeasureFilter.ts";
export { SelectionChips, SelectionChipsView } from "./cockpit/SelectionChips.tsx";
export type { SelectionChipsProps, SelectionChipsViewProps } from "./cockpit/SelectionChips.tsx";
export { DrillTrail } from "./cockpit/DrillTrail.tsx";
export type { DrillTrailProps } from "./cockpit/DrillTrail.tsx";
export { useDrillTrail } from "./cockpit/useDrillTrail.ts";
export type { DrillTrailOptions, DrillTrailState } from "./cockpit/useDrillTrail.ts";
export { useHierarchyDrill } from "./cockpit/useHierarchyDrill.ts";
export type { HierarchyDrill, HierarchyDrillOptions } from "./cockpit/useHierarchyDrill.ts";
export type { DrillPoint, DrillTarget } from "./selection/trail.ts";
export { useDateRange } from "./cockpit/useDateRange.ts";
export type { DateRange, DateRangeOptions } from "./cockpit/useDateRange.ts";
export { useDimensionFilter } from "./cockpit/useDimensionFilter.ts";
export type { DimensionFilterOptions, DimensionFilterState } from "./cockpit/useDimensionFilter.ts";
export type { Search } from "./cockpit/useSearch.ts";
export { useSelectionChips } from "./cockpit/useSelectionChips.ts";
export type { SelectionChip, SelectionChipsOptions } from "./cockpit/useSelectionChips.ts";
export { browserRouter } from "./cockpit/url/browserRouter.ts";
export type { UrlChange, UrlHistory } from "./cockpit/url/pageAddress.ts";
export type { UrlRouter } from "./cockpit/url/urlRouter.ts";
export { useUrlState } from "./cockpit/url/useUrlState.ts";
export type { UrlStateOptions } from "./cockpit/url/useUrlState.ts";
export { searchWithSelection, selectionInSearch } from "./selection/urlState/selectionSearch.ts";
export type { UrlProblem } from "./selection/urlState/selectionParams.ts";
export { AddAnnotation } from "./cockpit/annotations/AddAnnotation.tsx";
export type { AddAnnotationProps } from "./cockpit/annotations/AddAnnotation.tsx";
export { Annotations } from "./cockpit/annotations/Annotations.tsx";
export type { AnnotationsProps } from "./cockpit/annotations/Annotations.tsx";
export { commentParts } from "./cockpit/comments/commentParts.ts";
export type { Mention } from "./cockpit/comments/commentParts.ts";
export { Comments } from "./cockpit/comments/Comments.tsx";
export type { CommentsProps } from "./cockpit/comments/Comments.tsx";
export { useComments } from "./cockpit/comments/useComments.ts";
export type { CommentsState } from "./cockpit/comments/useComments.ts";
export { SavedViews } from "./cockpit/views/SavedViews.tsx";
export type { SavedViewsProps } from "./cockpit/views/SavedViews.tsx";
export { useSavedViews } from "./cockpit/views/useSavedViews.ts";
export type { SavedViewsOptions, SavedViewsState, ViewConflict } from "./cockpit/views/useSavedViews.ts";
export { useCockpitDocument } from "./cockpit/views/useCockpitDocument.ts";
export type { CockpitDocumentState } from "./cockpit/views/useCockpitDocument.ts";
export { selectionOfState, stateOfSelection } from "./selection/urlState/selectionState.ts";
export { createMetricsClient } from "./react/client.ts";
export { keepLive } from "./react/liveAnswers.ts";
export type { MetricsClient, MetricsClientOptions } from "./react/client.ts";
export { defaultRange } from "./react/defaultRange.ts";
export { hasNoValue } from "./react/hasNoValue.ts";
export { labelOf, localized } from "./react/label.ts";
export { MetricsProvider } from "./react/MetricsProvider.tsx";
export type { MetricsProviderProps } from "./react/MetricsProvider.tsx";
export type { QueryState } from "./react/queryState.ts";
export type { Register, RegisteredCatalog } from "./react/register.ts";
export { ControlledSelection } from "./react/ControlledSelection.tsx";
export type { ControlledSelectionProps } from "./react/ControlledSelection.tsx";
export { SelectionScope } from "./react/SelectionScope.tsx";
export type { SelectionScopeProps } from "./react/SelectionScope.tsx";
export type { SelectionMode } from "./selection/scopedStore.ts";
export { useTakeBack } from "./react/useTakeBack.ts";
export { useMetricdeck } from "./react/useMetricdeck.ts";
export type { MetricdeckContext } from "./react/useMetricdeck.ts";
export { useMetrics } from "./react/useMetrics.ts";
export { useSelection } from "./react/useSelection.ts";
export { useWidget } from "./react/useWidget.ts";
export type { WidgetOptions } from "./react/useWidget.ts";
export { useWidgetId } from "./react/useWidgetId.ts";
export type { Partiality, WidgetState } from "./react/widgetState.ts";
export type { NamedComparison } from "./query/namedComparison.ts";
export type { NamedPreset, RangeChoice } from "./query/namedPreset.ts";
export type {
  Clause,
  DrillWay,
  MeasureCondition,
  MemberPath,
  OpenRows,
  PagePlace,
  Selection,
  Trail,
  TrailStep,
} from "./selection/clause.ts";
export type { SelectionStore } from "./selection/selectionStore.ts";
export type { Messages } from "./i18n/messages.ts";
export { dark } from "./theme/dark.ts";
export type { Evaluation } from "./theme/evaluation.ts";
export { light } from "./theme/light.ts";
export type { SignalColor, Theme } from "./theme/tokens.ts";
export { AlertRuleBuilder, AlertRuleBuilderView, useAlertRuleBuilder } from "./widgets/alertRule/index.ts";
export type {
  AlertRuleBuilderModel,
  AlertRuleBuilderProps,
  AlertRuleBuilderState,
  AlertRuleBuilderViewProps,
  Detect,
  PreviewSeries,
  RuleCalendar,
  RuleDraft,
  RulePreview,
  RulePreviewState,
  RuleProblem,
  RuleSaving,
  UseAlertRuleBuilderProps,
} from "./widgets/alertRule/index.ts";
export { DataTable, StateView, WidgetFrame } from "./widgets/frame/index.ts";
export type { MetricDefinition, TableColumn, TableModel, TableValue, ViewState, WidgetFrameProps } from "./widgets/frame/index.ts";
export { framePicture } from "./widgets/frame/picture/framePicture.ts";
export type { PictureOptions } from "./widgets/frame/picture/framePicture.ts";
export { useCockpitReport } from "./widgets/frame/report/useCockpitReport.ts";
export type { CockpitReportOptions } from "./widgets/frame/report/useCockpitReport.ts";
export { AnomalyAlerts, AnomalyAlertsView, useAnomalyAlerts } from "./widgets/anomalyAlerts/index.ts";
export type {
  AlertDesk,
  AlertHostAction,
  AlertOutcome,
  AlertsModel,
  AnomalyAlertsProps,
  AnomalyAlertsState,
  AnomalyAlertsViewProps,
  PendingAct,
  ShownAlerts,
  UseAnomalyAlertsProps,
} from "./widgets/anomalyAlerts/index.ts";
export { DrillTable, DrillTableView, useDrillTable } from "./widgets/drillTable/index.ts";
export type {
  DrillCell,
  DrillColumn,
  DrillColumnState,
  DrillComparison,
  DrillDensity,
  DrillFormat,
  DrillFormats,
  DrillPath,
  DrillRecords,
  DrillRow,
  DrillRule,
  DrillTableActions,
  DrillTableDrill,
  DrillTableModel,
  DrillTableProps,
  DrillTableState,
  DrillTableViewProps,
  DrillTone,
  UseDrillTableProps,
} from "./widgets/drillTable/index.ts";
export { Funnel, funnelPeople, FunnelView, useFunnel } from "./widgets/funnel/index.ts";
export type {
  FunnelComparison,
  FunnelDrill,
  FunnelModel,
  FunnelProps,
  FunnelSpan,
  FunnelViewName,
  FunnelViewProps,
  UseFunnelProps,
} from "./widgets/funnel/index.ts";
export { InsightCard, InsightCardView, useInsightCard } from "./widgets/insightCard/index.ts";
export type {
  Insight,
  InsightBucket,
  InsightCardProps,
  InsightCardViewProps,
  InsightComparison,
  InsightFact,
  InsightFigure,
  InsightKind,
  InsightModel,
  InsightOrigin,
  InsightPart,
  InsightPiece,
  InsightSpan,
  InsightWay,
  PressedFigure,
  UseInsightCardProps,
} from "./widgets/insightCard/index.ts";
export { Note } from "./widgets/note/index.ts";
export type { NoteProps } from "./widgets/note/index.ts";
export { KpiStrip, KpiTile, KpiTileView, thresholdStatus, useKpiTile, WatchedKpiTile } from "./widgets/kpiTile/index.ts";
export type {
  KpiCompare,
  KpiComparison,
  KpiComparisonModel,
  KpiStripItem,
  KpiStripProps,
  KpiTileModel,
  KpiTileOptions,
  KpiTileProps,
  KpiTileRows,
  KpiTileViewProps,
  PartialMode,
  Thresholds,
  ThresholdStatus,
  TileAnomalies,
  WatchedKpiTileProps,
} from "./widgets/kpiTile/index.ts";
export { RetentionCohort, RetentionCohortView, retentionPeople, useRetentionCohort } from "./widgets/retentionCohort/index.ts";
export type {
  RetentionCell,
  RetentionCellState,
  RetentionCohortProps,
  RetentionCohortViewProps,
  RetentionComparison,
  RetentionDrill,
  RetentionMean,
  RetentionMeasure,
  RetentionModel,
  RetentionParts,
  RetentionPeople,
  RetentionRow,
  RetentionScale,
  RetentionSegment,
  UseRetentionCohortProps,
} from "./widgets/retentionCohort/index.ts";
export { Trend, TrendView, useTrend } from "./widgets/trend/index.ts";
export type {
  TrendAnnotation,
  TrendAnomalyOptions,
  TrendBand,
  TrendComparison,
  TrendForecast,
  TrendForecastOptions,
  TrendKind,
  TrendModel,
  TrendProps,
  TrendSeries,
  TrendViewProps,
  UseTrendProps,
} from "./widgets/trend/index.ts";
