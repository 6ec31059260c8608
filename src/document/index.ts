export { breakpoints, columnsOf } from "./cockpitDocument.ts";
export type {
  Breakpoint,
  CockpitDocument,
  CockpitFilter,
  CockpitLayout,
  CockpitWidget,
  DateRangeFilter,
  DimensionFilterControl,
  FilterMapping,
  MeasureFilterControl,
  Placement,
  Placements,
} from "./cockpitDocument.ts";
export type { Field, FieldOption, Fields } from "./field.ts";
export type { AnyWidgetSpec, Json, JsonObject, WidgetSize, WidgetSpec } from "./widgetSpec.ts";
