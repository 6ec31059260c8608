import { composeStories } from "@storybook/react-vite";
import type { ReactNode } from "react";
import * as alertRule from "../../stories/widgets/AlertRuleBuilder.stories.tsx";
import * as anomalyAlerts from "../../stories/widgets/AnomalyAlerts.stories.tsx";
import * as drillTable from "../../stories/widgets/DrillTable.stories.tsx";
import * as funnel from "../../stories/widgets/Funnel.stories.tsx";
import * as insightCard from "../../stories/widgets/InsightCard.stories.tsx";
import * as kpiStrip from "../../stories/widgets/KpiStrip.stories.tsx";
import * as kpiTile from "../../stories/widgets/KpiTile.stories.tsx";
import * as retentionCohort from "../../stories/widgets/RetentionCohort.stories.tsx";
import * as trend from "../../stories/widgets/Trend.stories.tsx";
import type { Look } from "./look.ts";

/** The stories that are kept as pictures, by the name with which their files begin. */
export function casesIn({ theme, language }: Look): Readonly<Record<string, ReactNode>> {
  const look = { initialGlobals: { theme, language, timeZone: "UTC" } };
  const KpiTile = composeStories(kpiTile, look);
  const KpiStrip = composeStories(kpiStrip, look);
  const Trend = composeStories(trend, look);
  const Funnel = composeStories(funnel, look);
  const RetentionCohort = composeStories(retentionCohort, look);
  const DrillTable = composeStories(drillTable, look);
  const AnomalyAlerts = composeStories(anomalyAlerts, look);
  const InsightCard = composeStories(insightCard, look);
  const AlertRule = composeStories(alertRule, look);
  return {
    kpiTile: <KpiTile.ThreeComparisons />,
    kpiStrip: <KpiStrip.OwnSettings />,
    trend: <Trend.ByDimension />,
    trendIncomplete: <Trend.Incomplete />,
    funnel: <Funnel.Steps />,
    retentionCohort: <RetentionCohort.Weekly />,
    drillTable: <DrillTable.Compared />,
    anomalyAlerts: <AnomalyAlerts.List />,
    alertRule: <AlertRule.Threshold />,
    insightCard: <InsightCard.Incident />,
  };
}
