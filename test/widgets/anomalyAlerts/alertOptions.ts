import { en } from "../../../src/i18n/en.ts";
import { alertsInChinese } from "../../../src/i18n/chinese/alerts.ts";
import { alertsInEnglish } from "../../../src/i18n/english/alerts.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import type { AlertTextOptions } from "../../../src/widgets/anomalyAlerts/alertText.ts";

export const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" }, rating: { key: "ratingId", belongsTo: { ticket: "ticketId" } } },
  dimensions: {
    at: d.time({ entity: "ticket" }),
    givenAt: d.time({ entity: "rating" }),
    team: d.string({ entity: "ticket", label: { en: "Team", "zh-CN": "团队" } }),
    channel: d.enum(["phone", "chat"], { entity: "ticket", valueLabels: { phone: { en: "Phone", "zh-CN": "电话" } } }),
    agent: d.string({ entity: "ticket", pii: true }),
    seconds: d.number({ entity: "ticket" }),
    score: d.number({ entity: "rating" }),
  },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "at", label: { en: "Tickets", "zh-CN": "工单" } }),
    wait: m.average({ entity: "ticket", time: "at", of: "seconds", unit: "seconds" }),
    rated: m.count({ entity: "rating", time: "givenAt" }),
    good: m.count({ entity: "rating", time: "givenAt", where: { dimension: "score", op: "range", range: { from: 4 } } }),
    csat: m.ratio({ numerator: "good", denominator: "rated" }),
  },
});

/** At 10:00 UTC on March 8, 2026. */
export const english: AlertTextOptions = { catalog, locale: "en", timeZone: "UTC", messages: en, words: alertsInEnglish, now: "2026-03-08T10:00:00Z" };
export const chinese: AlertTextOptions = { ...english, locale: "zh-CN", messages: zhCN, words: alertsInChinese };
