import type { CockpitTemplate } from "./cockpitTemplate.ts";

/** Whether the numbers can be trusted: how much was counted, answered, rated, and what jumps. */
export const dataOwnerTemplate: CockpitTemplate = {
  role: { en: "Data owner", "zh-CN": "数据负责人" },
  document: {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "Can we trust the numbers?", "zh-CN": "数据可信吗？" },
    description: {
      en: "How much was counted, answered and rated, and what jumps.",
      "zh-CN": "统计了多少、回复了多少、评价了多少，以及哪些数据突变。",
    },
    filters: [
      { kind: "dateRange", id: "period", start: { last: 28, unit: "day" } },
      { kind: "dimension", id: "channel", dimension: "channel" },
    ],
    widgets: {
      figures: {
        type: "KpiStrip",
        props: {
          metrics: ["tickets", "agentReplies", "rated", "npsAnswers", "complaints", "unanswered"],
          compare: "sameWeekday",
        },
      },
      volume: {
        type: "Trend",
        props: {
          title: { en: "Rows a day, and what was expected", "zh-CN": "每日记录数与预期" },
          metrics: ["tickets"],
          grain: "day",
          anomalies: { direction: "both" },
          forecast: { buckets: 7 },
        },
      },
      answers: {
        type: "Trend",
        props: {
          title: { en: "Share of tickets rated", "zh-CN": "评价率" },
          metrics: ["responseRate"],
          grain: "day",
        },
      },
      gaps: {
        type: "DrillTable",
        props: {
          title: { en: "Where answers are missing", "zh-CN": "缺失分布" },
          metrics: ["tickets", "unanswered", "responseRate"],
          by: ["teamRegion", "channel"],
          records: { columns: ["ticketId", "createdAt", "team", "status"], of: "tickets" },
        },
      },
      alerts: { type: "AnomalyAlerts", props: { initialShown: "all" } },
    },
    layout: {
      wide: {
        figures: { x: 0, y: 0, w: 12, h: 4 },
        volume: { x: 0, y: 4, w: 6, h: 6 },
        answers: { x: 6, y: 4, w: 6, h: 6 },
        gaps: { x: 0, y: 10, w: 7, h: 6 },
        alerts: { x: 7, y: 10, w: 5, h: 6 },
      },
    },
  },
};
