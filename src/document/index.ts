export { describeCatalog } from "./ask/describeCatalog.ts";
export { querySchema } from "./ask/querySchema.ts";
export { checkDocument } from "./check/checkDocument.ts";
export type { DocumentOptions } from "./check/checkDocument.ts";
export { documentLimits } from "./check/documentLimits.ts";
export { parseDocument } from "./check/parseDocument.ts";
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
export { derivePlacements, placementsAt } from "./layout/deriveLayout.ts";
export type { LeastSizes } from "./layout/deriveLayout.ts";
export { addWidget, deriveAgain, freePlace, moveWidget, nextPlace, removeWidget, resizeWidget } from "./layout/editLayout.ts";
export type { Step } from "./layout/editLayout.ts";
export { overlaps, readingOrder, rowsOf } from "./layout/placement.ts";
export { compact, settle } from "./layout/settle.ts";
export { filterFields } from "./filterFields.ts";
export type { Finding } from "./finding.ts";
export { documentNames } from "./lint/documentNames.ts";
export type { CatalogUse } from "./lint/documentNames.ts";
export { lintDocument } from "./lint/lintDocument.ts";
export type { LintOptions } from "./lint/lintDocument.ts";
export { diffDocuments } from "./merge/diffDocuments.ts";
export type { DocumentChange } from "./merge/diffDocuments.ts";
export { mergeDocuments } from "./merge/mergeDocuments.ts";
export type { Merged, MergeOptions } from "./merge/mergeDocuments.ts";
export type { MergeConflict } from "./merge/mergeRecord.ts";
export { documentVersion, migrateDocument } from "./migrate/migrateDocument.ts";
export type { MigrateOptions, Migration, Migrations } from "./migrate/migrateDocument.ts";
export { documentJsonSchema } from "./schema/documentJsonSchema.ts";
export type { JsonSchema } from "./schema/fieldSchema.ts";
export { anomalyAlertsSpec } from "./standard/anomalyAlertsSpec.ts";
export { drillTableSpec } from "./standard/drillTableSpec.ts";
export { funnelSpec } from "./standard/funnelSpec.ts";
export { insightCardSpec } from "./standard/insightCardSpec.ts";
export { noteSpec } from "./standard/noteSpec.ts";
export { kpiStripSpec } from "./standard/kpiStripSpec.ts";
export { kpiTileSpec } from "./standard/kpiTileSpec.ts";
export { retentionCohortSpec } from "./standard/retentionCohortSpec.ts";
export { standardSpecs } from "./standard/standardSpecs.ts";
export { trendSpec } from "./standard/trendSpec.ts";
export { documentToTsx } from "./tsx/documentToTsx.ts";
export type { TsxOptions } from "./tsx/documentToTsx.ts";
export type { AnyWidgetSpec, Json, JsonObject, PropFault, PropFinding, TileRoom, WidgetSize, WidgetSpec } from "./widgetSpec.ts";
