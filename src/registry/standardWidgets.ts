import { defineWidget } from "../cockpit/defineWidget.ts";
import type { WidgetRegistry } from "../cockpit/defineWidget.ts";
import { anomalyAlertsSpec } from "../document/standard/anomalyAlertsSpec.ts";
import { drillTableSpec } from "../document/standard/drillTableSpec.ts";
import { funnelSpec } from "../document/standard/funnelSpec.ts";
import { insightCardSpec } from "../document/standard/insightCardSpec.ts";
import { kpiStripSpec } from "../document/standard/kpiStripSpec.ts";
import { kpiTileSpec } from "../document/standard/kpiTileSpec.ts";
import { noteSpec } from "../document/standard/noteSpec.ts";
import { retentionCohortSpec } from "../document/standard/retentionCohortSpec.ts";
import { trendSpec } from "../document/standard/trendSpec.ts";

/** The library's own widgets, each loaded when one is shown. */
export const standardWidgets: WidgetRegistry = [
  defineWidget(kpiTileSpec, async () => (await import("../widgets/kpiTile/KpiTile.tsx")).KpiTile),
  defineWidget(kpiStripSpec, async () => (await import("../widgets/kpiTile/KpiStrip.tsx")).KpiStrip),
  defineWidget(trendSpec, async () => (await import("../widgets/trend/Trend.tsx")).Trend),
  defineWidget(drillTableSpec, async () => (await import("../widgets/drillTable/DrillTable.tsx")).DrillTable),
  defineWidget(funnelSpec, async () => (await import("../widgets/funnel/Funnel.tsx")).Funnel),
  defineWidget(retentionCohortSpec, async () => (await import("../widgets/retentionCohort/RetentionCohort.tsx")).RetentionCohort),
  defineWidget(anomalyAlertsSpec, async () => (await import("../widgets/anomalyAlerts/AnomalyAlerts.tsx")).AnomalyAlerts),
  defineWidget(insightCardSpec, async () => (await import("../widgets/insightCard/InsightCard.tsx")).InsightCard),
  defineWidget(noteSpec, async () => (await import("../widgets/note/Note.tsx")).Note),
];
