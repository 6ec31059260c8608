import { describe, expect, it } from "vitest";
import { backAlong, carried } from "../../src/selection/trail.ts";
import type { Selection, Trail } from "../../src/selection/clause.ts";

const emea = { dimension: "region", op: "equals", value: "EMEA" } as const;
const phone = { dimension: "channel", op: "in", values: ["phone"] } as const;
const page: Selection = [{ source: "dates", range: { last: 7, unit: "day" }, compare: "previous" }, { source: "trend", origin: "Tickets", highlight: phone }];
const march = { from: "2026-03-01", to: "2026-04-01" };

describe("carried(selection, point, target, origin)", () => {
  it("takes the page's clauses along, marks as filters, and the point with its half-open bucket", () => {
    expect(carried(page, { filter: emea, range: march, label: "EMEA, March" }, { cockpit: "agents" }, "Overview")).toEqual([
      page[0],
      { source: "trend", origin: "Tickets", filter: phone },
      { source: "drill", origin: "Overview", label: "EMEA, March", filter: emea, range: march },
    ]);
  });

  it("speaks of the target's dimensions", () => {
    expect(carried(page, { filter: emea }, { cockpit: "agents", mapping: { region: "market", channel: "queue" } }, "Overview")).toEqual([
      page[0],
      { source: "trend", origin: "Tickets", filter: { ...phone, dimension: "queue" } },
      { source: "drill", origin: "Overview", filter: { ...emea, dimension: "market" } },
    ]);
  });

  it("has a condition on a metric asked of the target's dimension", () => {
    const measure = { dimension: "agent", metric: "csat", op: "lt", value: 0.8 } as const;
    const said: Selection = [{ source: "slow", measure, filter: { dimension: "agent", op: "in", values: ["Ann"] } }];
    expect(carried(said, {}, { cockpit: "agents", mapping: { agent: "owner" } }, undefined)).toEqual([
      { source: "slow", measure: { ...measure, dimension: "owner" }, filter: { dimension: "owner", op: "in", values: ["Ann"] } },
    ]);
  });

  it("leaves the page's behind where the target ignores it, and carries nothing for a point that says nothing", () => {
    expect(carried(page, { filter: emea }, { cockpit: "agents", mapping: "ignore" }, undefined)).toEqual([{ source: "drill", filter: emea }]);
    expect(carried(page.slice(0, 1), {}, { cockpit: "agents" }, "Overview")).toEqual([page[0]]);
  });

  it("keeps the point of the drill before", () => {
    const before: Selection = [{ source: "drill", origin: "Overview", filter: emea }];
    expect(carried(before, { filter: phone }, { cockpit: "tickets" }, "Agents")).toEqual([
      { source: "drill-1", origin: "Overview", filter: emea },
      { source: "drill", origin: "Agents", filter: phone },
    ]);
  });
});

describe("backAlong(trail, depth)", () => {
  const place = { scrolled: {}, focus: null };
  const trail: Trail = ["a", "b"].map((cockpit) => ({ cockpit, label: cockpit, selection: [], place }));
  it("gives the step and the way to it; by default the last", () => {
    expect(backAlong(trail)).toEqual({ trail: trail.slice(0, 1), step: trail[1] });
    expect(backAlong(trail, 0)).toEqual({ trail: [], step: trail[0] });
    expect([backAlong([]), backAlong(trail, 2)]).toEqual([null, null]);
  });
});
