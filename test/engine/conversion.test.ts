import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AnyRow, TableResult } from "../../src/query/index.ts";
import { parseQuery } from "../../src/query/index.ts";
import { journeys } from "../contract/eventCatalog.ts";
import type { ShortDeed } from "../contract/eventData.ts";
import { eventData, eventTables } from "../contract/eventData.ts";

async function cells(deeds: readonly ShortDeed[], query: object = {}) {
  const clock = () => Date.parse("2026-04-15T10:20:00Z");
  const adapter = memoryAdapter({ catalog: journeys, tables: eventTables(eventData({ one: { deeds } })), clock });
  const time = { range: { from: "2026-03-02", to: "2026-03-04" } };
  const asked = parseQuery(journeys, { kind: "aggregate", metrics: ["aToB"], time, ...query });
  const { rows } = (await adapter.query(asked, {})) as TableResult<AnyRow>;
  return rows.map((row) => {
    const { numerator, denominator } = row["aToB"] as { readonly numerator?: number; readonly denominator?: number };
    return [...(row["channel"] === undefined ? [] : [row["channel"]]), numerator, denominator];
  });
}

const next = (time: string) => `2026-03-03T${time}:00Z`;

describe("conversionGroups(catalog, metric, scan)", () => {
  it("counts everyone once, at the first from", async () => {
    expect(await cells([[1, "a", "10:00"], [1, "a", "12:00"], [1, "b", "13:00"], [2, "a", "10:00"]])).toEqual([[1, 2]]);
  });

  it("asks whether a to follows the first from within its time, the end outside", async () => {
    expect(await cells([[1, "a", "10:00"], [1, "b", next("10:00")]])).toEqual([[0, 1]]);
    expect(await cells([[1, "a", "10:00"], [1, "b", next("09:59")]])).toEqual([[1, 1]]);
    expect(await cells([[1, "b", "09:59"], [1, "a", "10:00"]])).toEqual([[0, 1]]);
  });

  it("lets a to at the same instant follow", async () => {
    expect(await cells([[1, "b", "10:00"], [1, "a", "10:00"]])).toEqual([[1, 1]]);
  });

  it("counts in the bucket of the from, and once in each", async () => {
    const time = { range: { from: "2026-03-02", to: "2026-03-04" }, grain: "day" };
    const deeds: readonly ShortDeed[] = [[1, "a", "20:00"], [1, "b", next("08:00")], [1, "a", next("09:00")]];
    expect(await cells(deeds, { time })).toEqual([[1, 1], [0, 1]]);
  });

  it("groups by the value at the from; the to may have another", async () => {
    const deeds: readonly ShortDeed[] = [
      [1, "a", "10:00", { channel: "web" }],
      [1, "b", "11:00", { channel: "app" }],
      [1, "a", "12:00", { channel: "app" }],
    ];
    expect(await cells(deeds, { by: ["channel"] })).toEqual([["app", 0, 1], ["web", 1, 1]]);
  });

  it("marks a day whose people may still convert, and says from when on", async () => {
    const clock = () => Date.parse("2026-03-05T10:00:00Z");
    const deeds: readonly ShortDeed[] = [[1, "a", "10:00"], [2, "a", next("10:00")]];
    const adapter = memoryAdapter({ catalog: journeys, tables: eventTables(eventData({ one: { deeds } })), clock });
    const states = async (asOf: string) => {
      const time = { range: { from: "2026-03-02", to: "2026-03-04" }, grain: "day" };
      const asked = parseQuery(journeys, { kind: "aggregate", metrics: ["aToB"], time, asOf });
      const { rows, incompleteFrom } = (await adapter.query(asked, {})) as TableResult<AnyRow>;
      return [incompleteFrom?.slice(0, 10), ...rows.map((row) => (row["aToB"] as { readonly state?: string }).state)];
    };
    // Within a day: those of the third are settled when the fourth is over.
    expect(await states("2026-03-04T12:00:00Z")).toEqual(["2026-03-03", "small", "incomplete"]);
    expect(await states("2026-03-05T00:00:00Z")).toEqual([undefined, "small", "small"]);
  });

  it("has no one without a from", async () => {
    expect(await cells([[1, "b", "10:00"]])).toEqual([[0, 0]]);
  });
});
