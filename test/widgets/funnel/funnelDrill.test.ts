import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { en } from "../../../src/i18n/en.ts";
import { d } from "../../../src/query/index.ts";
import type { AnyRow, Catalog, FunnelQuery, TableResult } from "../../../src/query/index.ts";
import { funnelDrill } from "../../../src/widgets/funnel/funnelDrill.ts";
import { funnelModel } from "../../../src/widgets/funnel/funnelModel.ts";
import { funnelPeople } from "../../../src/widgets/funnel/funnelPeople.ts";
import { journeys } from "../../contract/eventCatalog.ts";
import { eventTables, randomEvents } from "../../contract/eventData.ts";

const catalog: Catalog = { ...journeys, dimensions: { ...journeys.dimensions, customerId: d.number() } };
const adapter = memoryAdapter({ catalog, tables: eventTables(randomEvents(5)), clock: () => Date.parse("2026-04-05T12:00:00Z") });
const ask = async (query: FunnelQuery) => (await adapter.query(query, {})) as TableResult<AnyRow>;
const asked: FunnelQuery = {
  kind: "funnel",
  steps: ["a", "b", "c"],
  window: "PT40H",
  time: { range: { from: "2026-03-22", to: "2026-04-03" } },
};

async function modelOf(query: FunnelQuery) {
  return funnelModel(await ask(query), query, { catalog, messages: en });
}

/** How many the picture says, and how many people the answer names, at each place of it. */
async function counted(query: FunnelQuery) {
  const model = await modelOf(query);
  const points = model.view === "steps" ? model.steps : model.view === "trend" ? model.starts : model.spans;
  const found: [number | null, number][] = [];
  for (const point of points.keys()) {
    for (const segment of model.segments.keys()) {
      for (const outcome of model.view === "timeToConvert" ? (["reached"] as const) : (["reached", "dropped"] as const)) {
        if (model.view === "steps" && point === 0 && outcome === "dropped") continue;
        const drill = funnelDrill(catalog, model, { point, segment }, outcome);
        if (drill.people === null) throw new Error("nobody is named");
        found.push([drill.count, funnelPeople(await ask(drill.people), drill).length]);
      }
    }
  }
  return found;
}

describe("funnelPeople(answer, drill)", () => {
  it.each<[string, Partial<FunnelQuery>]>([
    ["steps", {}],
    ["strict steps", { order: "strict" }],
    ["steps in any order", { order: "any" }],
    ["steps with an exclusion", { exclusions: [{ event: "x" }] }],
    ["steps held constant", { holdConstant: ["channel"] }],
    ["steps by the actor's plan", { breakdown: { by: "plan" } }],
    ["steps by a dimension that is the same in all of them", { breakdown: { by: "channel", attribution: "all" } }],
    ["trend", { view: "trend", time: { range: { from: "2026-03-22", to: "2026-03-27" }, grain: "day" } }],
    ["trend by the actor's plan", { view: "trend", time: { range: { from: "2026-03-22", to: "2026-03-25" }, grain: "day" }, breakdown: { by: "plan" } }],
    ["time to convert", { view: { timeToConvert: { bins: 6 } } }],
    ["time between two steps, by the actor's plan", { view: { timeToConvert: { from: 1, to: 2, bins: 4 } }, breakdown: { by: "plan" } }],
  ])("names as many as the picture counts: %s", async (_name, more) => {
    const found = await counted({ ...asked, ...more });
    expect(found.some(([count]) => (count ?? 0) > 0)).toBe(true);
    expect(found.map(([, people]) => people)).toEqual(found.map(([count]) => count));
  });

  it("of attempts it names each actor once", async () => {
    const model = await modelOf({ ...asked, count: "totals" });
    const drill = funnelDrill(catalog, model, { point: 1, segment: 0 }, "reached");
    const people = funnelPeople(await ask(drill.people as FunnelQuery), drill);
    expect(new Set(people).size).toBe(people.length);
    expect(people.length).toBeLessThan(drill.count as number);
  });
});

describe("funnelDrill", () => {
  it("names nobody where the segment is an event's and not the actor's, and keeps it in the query", async () => {
    const model = await modelOf({ ...asked, breakdown: { by: "channel", top: 1 } });
    const { people, query, entries } = funnelDrill(catalog, model, { point: 1, segment: 0 }, "reached");
    expect(people).toBe(null);
    expect([query.breakdown, query.where]).toEqual([{ by: "channel", top: 1 }, undefined]);
    const value = model.segments[0]?.value;
    expect(entries?.where).toEqual({
      and: [
        { dimension: "kind", op: "equals", value: "a" },
        { dimension: "channel", op: "equals", value },
      ],
    });
  });

  it("names nobody where the catalog does not have the actor as a dimension", async () => {
    const model = await modelOf(asked);
    expect(funnelDrill(journeys, model, { point: 1, segment: 0 }, "reached").people).toBe(null);
  });

  it("of a trend it is about one bucket, and has the rows that entered in it", async () => {
    const model = await modelOf({ ...asked, view: "trend", time: { range: { from: "2026-03-22", to: "2026-03-25" }, grain: "day" } });
    const { entered, step, from, entries } = funnelDrill(catalog, model, { point: 1, segment: 0 }, "dropped");
    expect([entered, step, from]).toEqual(["2026-03-23T00:00:00.000Z", 2, 0]);
    expect(entries?.time).toEqual({ dimension: "at", range: { from: "2026-03-23T00:00:00.000Z", to: "2026-03-24T00:00:00.000Z" } });
  });

  it("in any order there are no rows that everyone entered by", async () => {
    const model = await modelOf({ ...asked, order: "any" });
    expect(funnelDrill(catalog, model, { point: 0, segment: 0 }, "reached").entries).toBe(null);
  });
});
