import { anomalyAlertsSpec } from "./anomalyAlertsSpec.ts";
import { drillTableSpec } from "./drillTableSpec.ts";
import { funnelSpec } from "./funnelSpec.ts";
import { insightCardSpec } from "./insightCardSpec.ts";
import { kpiStripSpec } from "./kpiStripSpec.ts";
import { kpiTileSpec } from "./kpiTileSpec.ts";
import { noteSpec } from "./noteSpec.ts";
import { retentionCohortSpec } from "./retentionCohortSpec.ts";
import { trendSpec } from "./trendSpec.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";

/** What documents may say of the library's own widgets, in the order in which they are offered. */
export const standardSpecs: readonly AnyWidgetSpec[] = [
  kpiTileSpec,
  kpiStripSpec,
  trendSpec,
  drillTableSpec,
  funnelSpec,
  retentionCohortSpec,
  anomalyAlertsSpec,
  insightCardSpec,
  noteSpec,
];
