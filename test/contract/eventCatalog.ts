import { d, defineCatalog, m } from "../../src/query/index.ts";

const kindIs = (value: "a" | "b" | "c" | "x") => ({ dimension: "kind", op: "equals", value }) as const;

/** Customers who do things, and their tickets, which are opened and solved: two tables that events are read from. */
export const journeys = defineCatalog({
  entities: {
    customer: { key: "customerId" },
    deed: { key: "deedId", belongsTo: { customer: "customerId" } },
    ticket: { key: "ticketId", belongsTo: { customer: "customerId" } },
  },
  dimensions: {
    scenario: d.string(),
    plan: d.string({ entity: "customer" }),
    kind: d.enum(["a", "b", "c", "x"], { entity: "deed" }),
    channel: d.string({ entity: "deed" }),
    product: d.number({ entity: "deed" }),
    amount: d.number({ entity: "deed" }),
    at: d.time({ entity: "deed" }),
    openedAt: d.time({ entity: "ticket" }),
    solvedAt: d.time({ entity: "ticket" }),
  },
  metrics: {
    deeds: m.count({ entity: "deed", time: "at" }),
    aToB: m.conversion({ from: "a", to: "b", within: "P1D" }),
  },
  events: {
    a: { entity: "deed", time: "at", actor: "customerId", where: kindIs("a") },
    b: { entity: "deed", time: "at", actor: "customerId", where: kindIs("b") },
    c: { entity: "deed", time: "at", actor: "customerId", where: kindIs("c") },
    x: { entity: "deed", time: "at", actor: "customerId", where: kindIs("x") },
    deed: { entity: "deed", time: "at", actor: "customerId" },
    opened: { entity: "ticket", time: "openedAt", actor: "customerId" },
    solved: { entity: "ticket", time: "solvedAt", actor: "customerId" },
    scheduled: { entity: "ticket", time: "openedAt" },
  },
});
