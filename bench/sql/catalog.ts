import { d, defineCatalog, m } from "../../src/query/index.ts";
import { defineBinding } from "../../src/server/index.ts";

const ticket = { entity: "ticket", time: "createdAt" } as const;

const named = (name: string) =>
  ({ entity: "event", time: "at", actor: "customerId", where: { dimension: "name", op: "equals", value: name } }) as const;

export const catalog = defineCatalog({
  entities: {
    customer: { key: "customerId" },
    ticket: { key: "ticketId", belongsTo: { customer: "customerId" } },
    event: { key: "eventId", belongsTo: { customer: "customerId" } },
  },
  dimensions: {
    tenant: d.number(),
    segment: d.string({ entity: "customer" }),
    city: d.string({ entity: "customer" }),
    channel: d.enum(["phone", "chat", "email", "wechat"], { entity: "ticket" }),
    region: d.string({ entity: "ticket" }),
    team: d.string({ entity: "ticket" }),
    agent: d.string({ entity: "ticket" }),
    urgent: d.boolean({ entity: "ticket" }),
    replies: d.number({ entity: "ticket" }),
    firstResponseSeconds: d.number({ entity: "ticket" }),
    createdAt: d.time({ entity: "ticket" }),
    solvedAt: d.time({ entity: "ticket" }),
    name: d.enum(["created", "replied", "solved", "rated", "reopened"], { entity: "event" }),
    at: d.time({ entity: "event" }),
  },
  events: {
    created: named("created"),
    replied: named("replied"),
    solved: named("solved"),
    rated: named("rated"),
    reopened: named("reopened"),
  },
  metrics: {
    tickets: m.count(ticket),
    solved: m.count({ ...ticket, where: { not: { dimension: "solvedAt", op: "isNull" } } }),
    solvedShare: m.ratio({ numerator: "solved", denominator: "tickets" }),
    urgentTickets: m.count({ ...ticket, where: { dimension: "urgent", op: "equals", value: true } }),
    replyCount: m.sum({ ...ticket, of: "replies" }),
    firstResponse: m.average({ ...ticket, of: "firstResponseSeconds", unit: "seconds" }),
    p50: m.percentile({ ...ticket, of: "firstResponseSeconds", p: 0.5, unit: "seconds" }),
    p90: m.percentile({ ...ticket, of: "firstResponseSeconds", p: 0.9, unit: "seconds" }),
    customers: m.distinct({ ...ticket, of: "customerId" }),
    activeCustomers: m.distinct({ entity: "event", time: "at", of: "customerId" }),
    active28: m.cumulative({ of: "activeCustomers", window: "P28D", unit: "count" }),
  },
});

export const binding = defineBinding(catalog, {
  entities: {
    customer: { table: "customers", naming: "snake_case", exact: true, columns: { tenant: "tenant_id" } },
    ticket: {
      table: "tickets",
      naming: "snake_case",
      exact: true,
      columns: { tenant: "tenant_id", createdAt: { column: "created_at", leads: true, zeroTimes: false }, solvedAt: { column: "solved_at", zeroTimes: false } },
    },
    event: { table: "events", naming: "snake_case", exact: true, columns: { tenant: "tenant_id", at: { column: "at", zeroTimes: false } } },
  },
});
