import type { CockpitTemplate } from "./cockpitTemplate.ts";

/** Whether service keeps what it promises, what it costs and where it slips. */
export const executiveTemplate: CockpitTemplate = {
  role: { en: "Executive", "zh-CN": "管理层" },
  document: {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "Service at a glance", "zh-CN": "服务概览" },
    description: {
      en: "Whether service keeps what it promises, and where it slips.",
      "zh-CN": "服务承诺是否兑现，问题出在哪里。",
    },
    filters: [
      { kind: "dateRange", id: "period", start: { last: 28, unit: "day" } },
      { kind: "dimension", id: "region", dimension: "region" },
      { kind: "dimension", id: "segment", dimension: "segment" },
    ],
    widgets: {
      figures: {
        type: "KpiStrip",
        props: {
          metrics: ["tickets", "resolutionRate", "csat", "nps", "slaBreachRate", "renewalRate"],
          compare: "previous",
        },
      },
      volume: {
        type: "Trend",
        props: {
          title: { en: "Tickets in and out", "zh-CN": "工单流入与解决" },
          metrics: ["tickets", "resolved"],
          compare: "previous",
        },
      },
      satisfaction: {
        type: "InsightCard",
        props: { metric: "csat", dimensions: ["region", "channel", "product"] },
      },
      renewals: {
        type: "Trend",
        props: {
          title: { en: "Renewed contracts by month", "zh-CN": "每月续约金额" },
          metrics: ["renewedAmount"],
          kind: "bar",
          grain: "month",
          range: { last: 12, unit: "month" },
        },
      },
      deadlines: {
        type: "Trend",
        props: {
          title: { en: "Deadlines missed", "zh-CN": "超时率" },
          metrics: ["slaBreachRate"],
          by: "region",
          top: 5,
          grain: "week",
        },
      },
      regions: {
        type: "DrillTable",
        props: {
          title: { en: "Regions and teams", "zh-CN": "大区与团队" },
          metrics: ["tickets", "resolutionRate", "csat", "slaBreachRate"],
          by: ["region", "team"],
          formats: {
            tickets: { bar: true },
            csat: { rules: [{ to: 0.75, tone: "bad", label: { en: "low", "zh-CN": "偏低" } }] },
          },
        },
      },
      alerts: { type: "AnomalyAlerts", props: { severities: ["critical", "warning"] } },
    },
    layout: {
      wide: {
        figures: { x: 0, y: 0, w: 12, h: 4 },
        volume: { x: 0, y: 4, w: 8, h: 6 },
        satisfaction: { x: 8, y: 4, w: 4, h: 6 },
        renewals: { x: 0, y: 10, w: 6, h: 6 },
        deadlines: { x: 6, y: 10, w: 6, h: 6 },
        regions: { x: 0, y: 16, w: 8, h: 6 },
        alerts: { x: 8, y: 16, w: 4, h: 6 },
      },
    },
  },
};
