export { breakpoints, columnsOf } from "./cockpitDocument.ts";
export type {
  Breakpoint,
  CockpitDocument,
  CockpitFilter,
  CockpitLayout,
  CockpitWidget,
  DateRangeFilter,
  DimensionFilterControl,
  MeasureFilterControl,
  Placement,
  Placements,
} from "./cockpitDocument.ts";
export type { FilterMapping, FilterMappings } from "../query/filterMapping.ts";
export type { DimensionUse, Field, FieldOption, Fields } from "./field.ts";
export { anomalyAlertsSpec } from "./standard/anomalyAlertsSpec.ts";
export { drillTableSpec } from "./standard/drillTableSpec.ts";
export { funnelSpec } from "./standard/funnelSpec.ts";
export { kpiStripSpec } from "./standard/kpiStripSpec.ts";
export { kpiTileSpec } from "./standard/kpiTileSpec.ts";
export { retentionCohortSpec } from "./standard/retentionCohortSpec.ts";
export { standardSpecs } from "./standard/standardSpecs.ts";
export { trendSpec } from "./standard/trendSpec.ts";
export type { AnyWidgetSpec, Json, JsonObject, PropFault, WidgetSize, WidgetSpec } from "./widgetSpec.ts";
