import type { CockpitTemplate } from "./cockpitTemplate.ts";

/** What is waiting now, who is behind, and which team needs help. */
export const supervisorTemplate: CockpitTemplate = {
  role: { en: "Supervisor", "zh-CN": "主管" },
  document: {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "Team desk", "zh-CN": "团队工作台" },
    description: {
      en: "What is waiting, who is behind, and which team needs help.",
      "zh-CN": "有哪些积压，谁落后了，哪个团队需要支援。",
    },
    filters: [
      { kind: "dateRange", id: "period", start: { last: 14, unit: "day" } },
      { kind: "dimension", id: "team", dimension: "team" },
      { kind: "dimension", id: "channel", dimension: "channel" },
    ],
    widgets: {
      figures: {
        type: "KpiStrip",
        props: {
          metrics: [
            "tickets",
            "backlog",
            "firstResponseP90",
            "slaBreachRate",
            "reopenRate",
            "escalationRate",
          ],
          compare: "sameWeekday",
        },
      },
      channels: {
        type: "Trend",
        props: {
          title: { en: "Tickets by channel", "zh-CN": "各渠道工单" },
          metrics: ["tickets"],
          by: "channel",
          kind: "bar",
          stacked: true,
        },
      },
      response: {
        type: "Trend",
        props: {
          title: { en: "First response", "zh-CN": "首次响应" },
          metrics: ["firstResponseMedian", "firstResponseP90"],
        },
      },
      people: {
        type: "DrillTable",
        props: {
          title: { en: "Teams and agents", "zh-CN": "团队与坐席" },
          metrics: ["tickets", "firstResponseMedian", "resolutionRate", "csat", "reopenRate"],
          by: ["team", "agent"],
          trend: "day",
          formats: {
            reopenRate: {
              rules: [{ from: 0.1, tone: "warning", label: { en: "many reopened", "zh-CN": "重开偏多" } }],
            },
          },
        },
      },
      journey: {
        type: "Funnel",
        props: {
          title: { en: "From opened to solved", "zh-CN": "从创建到解决" },
          steps: ["created", "firstReply", "solved"],
          window: "P7D",
        },
      },
      alerts: { type: "AnomalyAlerts", props: {} },
    },
    layout: {
      wide: {
        figures: { x: 0, y: 0, w: 12, h: 4 },
        channels: { x: 0, y: 4, w: 6, h: 6 },
        response: { x: 6, y: 4, w: 6, h: 6 },
        people: { x: 0, y: 10, w: 12, h: 7 },
        journey: { x: 0, y: 17, w: 7, h: 6 },
        alerts: { x: 7, y: 17, w: 5, h: 6 },
      },
    },
  },
};
