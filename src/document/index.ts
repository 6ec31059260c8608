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
export type { Field, FieldOption, Fields } from "./field.ts";
export type { AnyWidgetSpec, Json, JsonObject, WidgetSize, WidgetSpec } from "./widgetSpec.ts";
