import { describe, expect, it } from "vitest";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import { stripGroups } from "../../../src/widgets/kpiTile/stripGroups.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" }, renewal: { key: "renewalId" } },
  dimensions: { channel: d.string({ entity: "ticket" }), createdAt: d.time({ entity: "ticket" }) },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt" }),
    agents: m.distinct({ entity: "ticket", time: "createdAt" }),
    renewals: m.count({ entity: "renewal" }),
  },
});
const phone = { dimension: "channel", op: "equals", value: "phone" } as const;

describe("stripGroups", () => {
  it("stripGroups(no filter) asks for all together", () => {
    const all = ["tickets", "renewals", "agents"];
    expect([...stripGroups(catalog, all, null)]).toEqual(all.map((metric) => [metric, all]));
  });

  it("stripGroups(filter) asks apart for metrics that it cannot filter", () => {
    expect(Object.fromEntries(stripGroups(catalog, ["tickets", "renewals", "agents"], phone))).toEqual({
      tickets: ["tickets", "agents"],
      agents: ["tickets", "agents"],
      renewals: ["renewals"],
    });
  });

  it("stripGroups(a metric named twice) asks for it once", () => {
    expect([...stripGroups(catalog, ["tickets", "tickets"], null)]).toEqual([["tickets", ["tickets"]]]);
  });
});
