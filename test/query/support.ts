import { d, defineCatalog, m } from "../../src/query/index.ts";

/** A small catalog of two linked entities that most tests speak of. */
export const support = defineCatalog({
  entities: {
    ticket: { key: "ticketId" },
    feedback: { key: "feedbackId", belongsTo: { ticket: "ticketId" } },
  },
  dimensions: {
    channel: d.enum(["phone", "chat", "email", "wechat"], { entity: "ticket" }),
    region: d.string({ entity: "ticket" }),
    agent: d.string({ entity: "ticket", pii: true }),
    urgent: d.boolean({ entity: "ticket" }),
    replies: d.number({ entity: "ticket" }),
    firstResponseSeconds: d.number({ entity: "ticket" }),
    createdAt: d.time({ entity: "ticket" }),
    solvedAt: d.time({ entity: "ticket" }),
    score: d.number({ entity: "feedback" }),
    givenAt: d.time({ entity: "feedback" }),
  },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt" }),
    solved: m.count({
      entity: "ticket",
      time: "createdAt",
      where: { not: { dimension: "solvedAt", op: "isNull" } },
    }),
    solvedShare: m.ratio({ numerator: "solved", denominator: "tickets", direction: "up" }),
    replyCount: m.sum({ entity: "ticket", time: "createdAt", of: "replies" }),
    firstResponse: m.average({
      entity: "ticket",
      time: "createdAt",
      of: "firstResponseSeconds",
      unit: "seconds",
      direction: "down",
    }),
    firstResponseP90: m.percentile({
      entity: "ticket",
      time: "createdAt",
      of: "firstResponseSeconds",
      p: 0.9,
      unit: "seconds",
      direction: "down",
    }),
    slowest: m.max({ entity: "ticket", time: "createdAt", of: "firstResponseSeconds", unit: "seconds" }),
    fastest: m.min({ entity: "ticket", time: "createdAt", of: "firstResponseSeconds", unit: "seconds" }),
    agents: m.distinct({ entity: "ticket", time: "createdAt", of: "agent" }),
    rated: m.count({ entity: "feedback", time: "givenAt" }),
    satisfied: m.count({
      entity: "feedback",
      time: "givenAt",
      where: { dimension: "score", op: "range", range: { from: 4 } },
    }),
    csat: m.ratio({ numerator: "satisfied", denominator: "rated", direction: "up", minSample: 30 }),
  },
});
