import type { CockpitTemplate } from "./cockpitTemplate.ts";

/** What customers complain of, product by product, and whether they have to come back. */
export const productAndLogisticsTemplate: CockpitTemplate = {
  role: { en: "Product and logistics", "zh-CN": "产品与物流" },
  document: {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "Voice of the customer", "zh-CN": "客户之声" },
    description: {
      en: "What customers complain of, and whether they have to come back.",
      "zh-CN": "客户在抱怨什么，是否需要再次来访。",
    },
    filters: [
      { kind: "dateRange", id: "period", start: { last: 56, unit: "day" } },
      { kind: "dimension", id: "product", dimension: "product" },
      { kind: "dimension", id: "category", dimension: "category" },
    ],
    widgets: {
      figures: {
        type: "KpiStrip",
        props: {
          metrics: ["complaints", "complaintRate", "escalationRate", "reopenRate"],
          compare: "previous",
        },
      },
      products: {
        type: "Trend",
        props: {
          title: { en: "Complaints by product", "zh-CN": "各产品投诉量" },
          metrics: ["complaints"],
          by: "product",
          top: 5,
          kind: "bar",
          stacked: true,
          grain: "week",
        },
      },
      why: {
        type: "InsightCard",
        props: { metric: "complaints", dimensions: ["product", "category", "region"] },
      },
      matters: {
        type: "DrillTable",
        props: {
          title: { en: "Products and matters", "zh-CN": "产品与事项" },
          metrics: ["tickets", "complaints", "complaintRate", "resolutionTimeMedian"],
          hierarchy: "matter",
          formats: { complaints: { bar: true } },
        },
      },
      repeat: {
        type: "RetentionCohort",
        props: {
          title: { en: "Customers who contact again", "zh-CN": "再次来访的客户" },
          start: "contact",
          return: "contact",
          grain: "week",
          periods: 5,
          range: { last: 8, unit: "week" },
        },
      },
      channels: {
        type: "Trend",
        props: {
          title: { en: "Complaints per ticket by channel", "zh-CN": "各渠道投诉率" },
          metrics: ["complaintRate"],
          by: "channel",
          grain: "week",
        },
      },
    },
    layout: {
      wide: {
        figures: { x: 0, y: 0, w: 12, h: 4 },
        products: { x: 0, y: 4, w: 7, h: 6 },
        why: { x: 7, y: 4, w: 5, h: 6 },
        matters: { x: 0, y: 10, w: 7, h: 8 },
        repeat: { x: 7, y: 10, w: 5, h: 8 },
        channels: { x: 0, y: 18, w: 12, h: 6 },
      },
    },
  },
};
