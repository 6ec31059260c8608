import type { CockpitDocument } from "../../src/document/index.ts";
import { defineCatalog } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

export const catalog = defineCatalog({ ...support, hierarchies: { org: ["region", "agent"] } });

/** One widget of each kind, and every kind of filter. */
export const sample: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Team lead's day", "zh-CN": "主管日常" },
  description: { en: "What to look at first.", "zh-CN": "先看什么。" },
  filters: [
    { kind: "dateRange", id: "period", start: { last: 14, unit: "day" } },
    { kind: "dimension", id: "channels", dimension: "channel", label: { en: "Channel", "zh-CN": "渠道" }, start: { op: "in", values: ["phone", null] } },
    { kind: "measure", id: "low-csat", dimension: "agent", metric: "csat", start: { op: "lt", value: 0.8 } },
    { kind: "dimension", id: "regions", dimension: "region", start: { op: "notIn", values: ["East"], contains: "north", ignoreCase: true, except: ["North 2"] } },
  ],
  widgets: {
    csat: {
      type: "KpiTile",
      props: {
        metric: "csat",
        compare: ["previous", { id: "spring", label: { en: "Spring" }, to: { from: "2026-03-01", to: "2026-06-01" } }],
        target: null,
        thresholds: { warning: 0.8, bad: 0.7, hysteresis: 0.02 },
        href: "/csat?from=cockpit",
      },
    },
    figures: { type: "KpiStrip", props: { metrics: ["tickets", { metric: "backlog", target: 40 }], compare: "yearAgo" } },
    course: {
      type: "Trend",
      props: {
        title: { en: 'Tickets, "by" channel', "zh-CN": "各渠道工单" },
        metrics: ["tickets", "firstResponse"],
        secondAxis: ["firstResponse"],
        by: "channel",
        top: 3,
        grain: { interval: "PT6H" },
        targetLine: true,
        anomalies: { direction: "up" },
        forecast: { buckets: 7, level: 0.9 },
      },
      filters: { channels: "ignore", table: { region: "region" } },
    },
    journey: {
      type: "Funnel",
      props: {
        steps: ["created", { event: "solved", within: "P2D", where: { dimension: "urgent", op: "equals", value: true } }],
        window: "P7D",
        breakdown: { by: "channel", attribution: { step: 1 } },
        control: "phone",
      },
    },
    back: { type: "RetentionCohort", props: { start: "created", return: { event: "created" }, periods: [1, 3, 7], measure: { sum: "replies" } } },
    table: {
      type: "DrillTable",
      props: {
        metrics: ["tickets", "csat"],
        hierarchy: "org",
        pivot: { grain: "month" },
        compare: { id: "goal", to: { target: "rated" } },
        formats: { csat: { rules: [{ to: 0.7, tone: "bad", label: { en: "low" } }] }, "tickets:goal:change": { bar: true } },
        records: { columns: ["createdAt", "agent"], order: [{ by: "createdAt", direction: "desc" }] },
        where: { and: [{ dimension: "replies", op: "range", range: { from: 1 } }, { not: { dimension: "region", op: "isNull" } }] },
      },
    },
    alerts: { type: "AnomalyAlerts", props: { metrics: ["tickets"], severities: ["critical"], snoozeSeconds: [3600] } },
  },
  layout: {
    wide: {
      csat: { x: 0, y: 0, w: 3, h: 3 },
      figures: { x: 3, y: 0, w: 9, h: 3 },
      course: { x: 0, y: 3, w: 6, h: 6 },
      journey: { x: 6, y: 3, w: 6, h: 6 },
      back: { x: 0, y: 9, w: 6, h: 8 },
      alerts: { x: 6, y: 9, w: 6, h: 8 },
      table: { x: 0, y: 17, w: 12, h: 8 },
    },
  },
};

/** A copy in which the value at a path is another; without one it is taken out. */
export function changed(document: object, path: readonly (string | number)[], value?: unknown): object {
  const copy = structuredClone(document);
  const last = path.at(-1) ?? "";
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
