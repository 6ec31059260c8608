import type { CockpitDocument } from "../src/document/index.ts";

/** What the heads of service look at on Monday mornings. */
export const qualityCockpit: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Quality of service", "zh-CN": "服务质量" },
  filters: [
    { id: "quality-period", kind: "dateRange", start: { last: 90, unit: "day" } },
    { id: "quality-region", kind: "dimension", dimension: "region" },
    { id: "quality-product", kind: "dimension", dimension: "product" },
  ],
  widgets: {
    csat: { type: "KpiTile", props: { metric: "csat", compare: "previous" } },
    resolution: { type: "KpiTile", props: { metric: "firstContactResolution", compare: "previous" } },
    breaches: { type: "KpiTile", props: { metric: "slaBreachRate", compare: "previous" } },
    reopened: { type: "KpiTile", props: { metric: "reopenRate", compare: "previous" } },
    satisfaction: {
      type: "Trend",
      props: { title: { en: "Satisfaction by channel", "zh-CN": "各渠道满意度" }, metrics: ["csat"], by: "channel", grain: "week" },
    },
    journey: {
      type: "Funnel",
      props: { title: { en: "From ticket to rating", "zh-CN": "从工单到评价" }, steps: ["created", "firstReply", "solved", "rated"], window: "P14D" },
    },
    escalations: {
      type: "Trend",
      props: { title: { en: "Escalations by product", "zh-CN": "各产品升级工单" }, metrics: ["escalations"], by: "product", top: 5, kind: "bar", stacked: true, grain: "week" },
    },
    teams: {
      type: "DrillTable",
      props: { title: { en: "Teams and agents", "zh-CN": "团队与坐席" }, hierarchy: "organization", metrics: ["tickets", "csat", "firstResponseP90", "reopenRate"] },
    },
  },
  layout: {
    wide: {
      csat: { x: 0, y: 0, w: 3, h: 3 },
      resolution: { x: 3, y: 0, w: 3, h: 3 },
      breaches: { x: 6, y: 0, w: 3, h: 3 },
      reopened: { x: 9, y: 0, w: 3, h: 3 },
      satisfaction: { x: 0, y: 3, w: 7, h: 6 },
      journey: { x: 7, y: 3, w: 5, h: 6 },
      escalations: { x: 0, y: 9, w: 6, h: 7 },
      teams: { x: 6, y: 9, w: 6, h: 7 },
    },
  },
};
