import type { CockpitTemplate } from "./cockpitTemplate.ts";

/** One's own work: how much, how fast, how well, and on what. */
export const agentTemplate: CockpitTemplate = {
  role: { en: "Agent", "zh-CN": "坐席" },
  document: {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "My work", "zh-CN": "我的工作" },
    description: {
      en: "How much, how fast and how well; choose an agent above.",
      "zh-CN": "处理量、速度与质量；请在上方选择坐席。",
    },
    filters: [
      { kind: "dateRange", id: "period", start: { last: 14, unit: "day" } },
      { kind: "dimension", id: "agent", dimension: "agent" },
    ],
    widgets: {
      resolved: { type: "KpiTile", props: { metric: "resolved", compare: "previous" } },
      response: { type: "KpiTile", props: { metric: "firstResponseMedian", compare: "previous" } },
      firstContact: { type: "KpiTile", props: { metric: "firstContactResolution", compare: "previous" } },
      csat: { type: "KpiTile", props: { metric: "csat", compare: ["previous", "target"] } },
      course: {
        type: "Trend",
        props: {
          title: { en: "Opened and solved", "zh-CN": "新建与解决" },
          metrics: ["tickets", "resolved"],
          grain: "day",
        },
      },
      why: {
        type: "InsightCard",
        props: { metric: "resolutionTimeMedian", dimensions: ["category", "product"] },
      },
      matters: {
        type: "DrillTable",
        props: {
          title: { en: "What it was about", "zh-CN": "处理内容" },
          metrics: ["tickets", "resolutionTimeMedian", "reopenRate", "csat"],
          hierarchy: "matter",
          records: { columns: ["ticketId", "createdAt", "priority", "status"], of: "tickets" },
        },
      },
    },
    layout: {
      wide: {
        resolved: { x: 0, y: 0, w: 3, h: 4 },
        response: { x: 3, y: 0, w: 3, h: 4 },
        firstContact: { x: 6, y: 0, w: 3, h: 4 },
        csat: { x: 9, y: 0, w: 3, h: 4 },
        course: { x: 0, y: 4, w: 7, h: 6 },
        why: { x: 7, y: 4, w: 5, h: 6 },
        matters: { x: 0, y: 10, w: 12, h: 8 },
      },
    },
  },
};
