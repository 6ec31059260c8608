import { composeStories } from "@storybook/react-vite";
import type { ReactNode } from "react";
import * as editor from "../../stories/cockpit/CockpitEditor.stories.tsx";
import * as templates from "../../stories/cockpit/Templates.stories.tsx";
import * as wall from "../../stories/cockpit/CockpitWall.stories.tsx";
import * as alertRule from "../../stories/widgets/AlertRuleBuilder.stories.tsx";
import * as anomalyAlerts from "../../stories/widgets/AnomalyAlerts.stories.tsx";
import * as drillTable from "../../stories/widgets/DrillTable.stories.tsx";
import * as funnel from "../../stories/widgets/Funnel.stories.tsx";
import * as insightCard from "../../stories/widgets/InsightCard.stories.tsx";
import * as kpiStrip from "../../stories/widgets/KpiStrip.stories.tsx";
import * as kpiTile from "../../stories/widgets/KpiTile.stories.tsx";
import * as retentionCohort from "../../stories/widgets/RetentionCohort.stories.tsx";
import * as trend from "../../stories/widgets/Trend.stories.tsx";
import type { Look, PageName } from "./look.ts";

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

/** Whole pages, each shown alone. */
export function pageIn(name: PageName, { theme, language }: Look): ReactNode {
  const look = { initialGlobals: { theme, language, timeZone: "UTC" } };
  const Editor = composeStories(editor, look);
  const Template = composeStories(templates, look);
  const Wall = composeStories(wall, look);
  const pages = { cockpit: <Template.Supervisor />, editor: <Editor.Whole />, wall: <Wall.Rotating /> };
  return pages[name];
}
