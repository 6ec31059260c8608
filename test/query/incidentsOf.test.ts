import { describe, expect, it } from "vitest";
import { incidentsOf } from "../../src/query/incidentsOf.ts";
import type { Annotation } from "../../src/query/index.ts";
import { ruleIncidents } from "../../src/query/ruleIncidents.ts";

const inRegion = (value: string) => ({ dimension: "region", op: "equals", value }) as const;
const outage: Annotation = { at: "2026-03-05T00:00:00Z", to: "2026-03-07T00:00:00Z", label: "Outage", kind: "incident" };
const time = { from: outage.at, to: outage.to };

describe("incidentsOf(annotations, { metric, filters })", () => {
  it.each<[string, Annotation, boolean]>([
    ["an incident", outage, true],
    ["a note", { ...outage, kind: "note" }, false],
    ["one of no kind, which is a note", { at: outage.at, to: "2026-03-07T00:00:00Z", label: "Outage" }, false],
    ["an incident without an end", { at: outage.at, label: "Outage", kind: "incident" }, false],
    ["one that ends as it begins", { ...outage, to: outage.at }, false],
    ["one of the metric", { ...outage, metrics: ["csat", "tickets"] }, true],
    ["one of another metric", { ...outage, metrics: ["csat"] }, false],
    ["one in the East", { ...outage, filter: inRegion("East") }, true],
    ["one in the West", { ...outage, filter: inRegion("West") }, false],
    ["one by phone, in whatever region", { ...outage, filter: { dimension: "channel", op: "equals", value: "phone" } }, true],
  ])("of tickets in the East, %s", (_, annotation, isMeant) => {
    expect(incidentsOf([annotation], { metric: "tickets", filters: [null, undefined, inRegion("East")] })).toEqual(isMeant ? [time] : []);
  });
  it("of all rows is what happened to any", () => {
    expect(incidentsOf([{ ...outage, filter: inRegion("West") }], { metric: "tickets" })).toEqual([time]);
  });
});

describe("ruleIncidents(annotations, rule, values)", () => {
  const west = { ...outage, filter: inRegion("West") };
  const unknown: Annotation = { ...outage, filter: { dimension: "region", op: "isNull" } };
  it("has those of a series, by its values", () => {
    const rule = { metric: "tickets", by: ["region"] };
    expect([["West"], ["East"], [null]].map((values) => ruleIncidents([west], rule, values).length)).toEqual([1, 0, 0]);
    expect([["West"], [null]].map((values) => ruleIncidents([unknown], rule, values).length)).toEqual([0, 1]);
  });
  it("has none of rows that the rule does not look at", () => {
    expect(ruleIncidents([west], { metric: "tickets", where: inRegion("East") }, [])).toEqual([]);
    expect(ruleIncidents([west], { metric: "tickets" }, [])).toEqual([time]);
  });
});
