export { d } from "./dimension.ts";
export type { Dimension, DimensionValue, ValueOf } from "./dimension.ts";
export { emptyValue, isAdditive, m, metricUnit } from "./metric.ts";
export type { Direction, Metric, MetricDescription, Unit } from "./metric.ts";
export { checkCatalog, defineCatalog, dimensionPath } from "./catalog.ts";
export type {
  Catalog,
  DimensionName,
  DimensionOf,
  DimensionValueOf,
  Entity,
  EntityName,
  GroupDimensionName,
  MetricName,
  TimeDimensionName,
} from "./catalog.ts";
export { allOf, filterDimensions } from "./filter.ts";
export type { AnyFilter, AnyLeaf, Bounds } from "./filter.ts";
export type { Filter, Leaf } from "./catalogFilter.ts";
export type { LocalizedText } from "./locale.ts";
export { calendarUnits, weekdays } from "./range.ts";
export type {
  AbsoluteRange,
  CalendarOptions,
  CalendarUnit,
  Grain,
  Instant,
  LastRange,
  LocalDate,
  PeriodRange,
  Range,
  ResolvedRange,
  ToDateRange,
  Weekday,
} from "./range.ts";
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
  AnyRow,
  Cell,
  CellState,
  CellValue,
  Limit,
  MembersRow,
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
  CellColumns,
  ColumnData,
  DimensionColumn,
  MetricColumn,
  TimeColumn,
  WireResult,
  WireTotals,
} from "./columns.ts";
export type {
  AnyRowPolicy,
  AskedQuery,
  MetricsAdapter,
  QueryContext,
  RowPolicy,
  Settled,
} from "./adapter.ts";
export { asMetricsError, errorCodes, MetricsError } from "./error.ts";
export type { MetricsErrorCode, MetricsErrorOptions, WireError } from "./error.ts";
export { resultFromRows } from "./resultFromRows.ts";
export type { PlainRow } from "./resultFromRows.ts";
export { queryKey } from "./key.ts";
export { parseQuery } from "./parse.ts";
export { nearestName } from "./nearest.ts";
