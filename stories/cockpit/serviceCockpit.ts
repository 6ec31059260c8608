import type { CockpitDocument } from "../../src/document/index.ts";

/** What a model or a person writes: the names are the catalog's, the places are columns and rows. */
export const serviceCockpit: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service desk", "zh-CN": "客服总览" },
  description: { en: "How the desk does, and where it hurts.", "zh-CN": "整体表现与问题所在。" },
  filters: [
    { id: "period", kind: "dateRange", start: { last: 28, unit: "day" } },
    { id: "channel", kind: "dimension", dimension: "channel" },
    { id: "region", kind: "dimension", dimension: "region" },
  ],
  widgets: {
    tickets: { type: "KpiTile", props: { metric: "tickets", compare: "previous" } },
    csat: { type: "KpiTile", props: { metric: "csat", compare: "previous" } },
    response: { type: "KpiTile", props: { metric: "firstResponseP90", compare: "previous" } },
    resolved: { type: "KpiTile", props: { metric: "resolutionRate", compare: "previous" }, filters: { channel: "ignore" } },
    byChannel: {
      type: "Trend",
      props: { metrics: ["tickets"], by: "channel", kind: "area", stacked: true, title: { en: "Tickets by channel", "zh-CN": "各渠道工单" } },
    },
    funnel: { type: "Funnel", props: { steps: ["created", "replied", "solved"], window: "P3D" } },
    table: { type: "DrillTable", props: { hierarchy: "org", metrics: ["tickets", "csat", "firstResponseP90"] } },
  },
  layout: {
    wide: {
      tickets: { x: 0, y: 0, w: 3, h: 3 },
      csat: { x: 3, y: 0, w: 3, h: 3 },
      response: { x: 6, y: 0, w: 3, h: 3 },
      resolved: { x: 9, y: 0, w: 3, h: 3 },
      byChannel: { x: 0, y: 3, w: 7, h: 6 },
      funnel: { x: 7, y: 3, w: 5, h: 6 },
      table: { x: 0, y: 9, w: 12, h: 7 },
    },
  },
};

export const faultyCockpit: CockpitDocument = {
  ...serviceCockpit,
  widgets: {
    ...serviceCockpit.widgets,
    csat: { type: "KpiTille", props: { metric: "csat" } },
    byChannel: { type: "Trend", props: { metrics: "tickets" } },
  },
};
