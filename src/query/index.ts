export * as d from "./dimensionBuilders.ts";
export { numberOf } from "./decimal.ts";
export type { DecimalText } from "./decimal.ts";
export type { Dimension, DimensionValue, ValueOf } from "./dimension.ts";
export * as m from "./metricBuilders.ts";
export { evaluateExpression, parseExpression } from "./expression.ts";
export { emptyValue, isAdditive, metricUnit } from "./metric.ts";
export { metricParts } from "./metricParts.ts";
export type { Direction, Metric, MetricDescription, Unit } from "./metric.ts";
export { checkCatalog } from "./checkCatalog.ts";
export { defineCatalog } from "./catalog.ts";
export { dimensionPath } from "./dimensionPath.ts";
export type {
  Catalog,
  CatalogEvent,
  DimensionName,
  DimensionOf,
  DimensionValueOf,
  Entity,
  EntityName,
  EventName,
  GroupDimensionName,
  HierarchyName,
  MetricName,
  TimeDimensionName,
} from "./catalog.ts";
export { allOf } from "./filter.ts";
export { filterDimensions } from "./filterDimensions.ts";
export type { AnyFilter, AnyLeaf, Bounds } from "./filter.ts";
export { narrowedEvent } from "./events.ts";
export type { EventRequest, NarrowedEvent } from "./events.ts";
export type { FunnelBreakdown, FunnelExclusion, FunnelQuery, FunnelRow, FunnelStep } from "./funnel.ts";
export type { RetentionQuery, RetentionRow } from "./retention.ts";
export type { Filter, Leaf } from "./catalogFilter.ts";
export type { FilterMapping, FilterMappings } from "./filterMapping.ts";
export type { LocalizedText } from "./locale.ts";
export { checkCalendars } from "./calendar.ts";
export type { BusinessCalendar, Calendars, Holiday } from "./calendar.ts";
export { calendarUnits, namedGrains, weekdays } from "./range.ts";
export type {
  AbsoluteRange,
  CalendarOptions,
  CalendarUnit,
  CustomGrain,
  FiscalStart,
  Grain,
  Instant,
  LastRange,
  LocalDate,
  NamedGrain,
  PeriodRange,
  Range,
  ResolvedRange,
  ToDateRange,
  Weekday,
} from "./range.ts";
export type { DriversQuery } from "./drivers.ts";
export type {
  AggregateQuery,
  Comparison,
  MembersQuery,
  MetricCondition,
  MetricRequest,
  MetricsQuery,
  Order,
  Page,
  RecordsQuery,
  TimeScope,
} from "./query.ts";
export type {
  AggregateRow,
  AnyCell,
  AnyBeside,
  AnyCellValue,
  AnyRow,
  Cell,
  CellNumber,
  CellState,
  CellValue,
  CombinedDriversRow,
  DriversRow,
  Limit,
  MembersRow,
  PlanNote,
  RecordsRow,
  Result,
  ResultMeta,
  Row,
  RowMarks,
  TableResult,
  Totals,
  Warning,
} from "./result.ts";
export { cellAt, withoutRows, withRows } from "./columns.ts";
export type {
  BesideColumns,
  CellColumns,
  ColumnData,
  DimensionColumn,
  MetricColumn,
  TimeColumn,
  WireResult,
  WireTotals,
} from "./columns.ts";
export type { AggregateCapabilities, Capabilities, FilterCapabilities } from "./capabilities.ts";
export { alertHistory } from "./alertHistory.ts";
export { alertRuleQuery } from "./alertRuleQuery.ts";
export type { AlertRuleFault, AlertRuleProblem } from "./checkAlertRule.ts";
export type {
  AlertLimits,
  AlertRule,
  AlertRuleCondition,
  AlertTimes,
  AnomalyCondition,
  ChangeCondition,
  JudgedRule,
  NoDataCondition,
  ThresholdCondition,
} from "./alertRule.ts";
export type { BacktestFiring, BacktestSeries } from "./alertBacktest.ts";
export type { BacktestOptions, RemovedRule, RulePort, SavedRule } from "./rulePort.ts";
export { alertConditions, alertSeverities, incidentStates } from "./alerts.ts";
export type {
  Acted,
  AlertAction,
  AlertActionKind,
  AlertActRequest,
  AlertCondition,
  AlertPage,
  AlertPeople,
  AlertPerson,
  AlertPort,
  AlertQuery,
  AlertSeverity,
  Incident,
  IncidentEvent,
  IncidentPoint,
  IncidentState,
} from "./alerts.ts";
export { incidentsOf } from "./incidentsOf.ts";
export type { IncidentScope } from "./incidentsOf.ts";
export type { Annotation, AnnotationKind, AnnotationPort, AnnotationQuery, KeptAnnotation, RemovedAnnotation, SavedAnnotation } from "./annotations.ts";
export type {
  AnyRowPolicy,
  AskedQuery,
  MetricsAdapter,
  QueryContext,
  RowPolicy,
  Settled,
} from "./adapter.ts";
export type { Comment, CommentAction, CommentAnchor, CommentOutcome, CommentPort, CommentQuery, CommentThread } from "./comments.ts";
export type {
  CockpitStore,
  CockpitView,
  CockpitViews,
  DocumentEntry,
  DocumentJson,
  RemovedDocument,
  RemovedView,
  SavedDocument,
  SavedView,
  StoredDocument,
  ViewPort,
} from "./documents.ts";
export type { ItemRange, Items, ItemStore, KeptItem } from "./stored/itemStore.ts";
export { asMetricsError, MetricsError } from "./error.ts";
export { errorCodes } from "./errorCodes.ts";
export type { MetricsErrorCode, MetricsErrorOptions, WireError } from "./error.ts";
export { resultFromRows } from "./resultFromRows.ts";
export type { PlainRow } from "./resultFromRows.ts";
export { queryKey } from "./key.ts";
export { checkPrivacy, privacyOf } from "./privacy.ts";
export type { Privacy } from "./privacy.ts";
export { checkPolicy } from "./parsePolicy.ts";
export { parseQuery } from "./parse.ts";
export { nearestName } from "./nearest.ts";
