import { describe, expect, it } from "vitest";
import { planQuery } from "../../../src/adapters/planner/index.ts";
import type { AggregateQuery, Capabilities, MetricsQuery } from "../../../src/query/index.ts";
import { support } from "../../query/support.ts";

const now = Date.parse("2026-04-15T10:20:00Z");
const plan = (aggregate: Capabilities["aggregate"], query: MetricsQuery, more: Capabilities = {}) =>
  planQuery(support, { ...more, ...(aggregate && { aggregate }) }, query, { now });
const march = { range: { from: "2026-03-01", to: "2026-04-01" } } as const;
const tickets: AggregateQuery = { kind: "aggregate", metrics: ["tickets"], time: march };

describe("planQuery(catalog, capabilities, query)", () => {
  it("leaves alone what the source does by itself", () => {
    expect(plan({ compare: false }, tickets)).toEqual({ how: "native" });
  });

  it("asks for each period of a comparison in absolute terms", () => {
    const found = plan({ compare: false }, { ...tickets, compare: [{ id: "before", to: "previous" }] });
    expect(found).toMatchObject({ how: "rewritten", reason: "the source does not do comparisons" });
    expect(found.how === "rewritten" && found.steps.map(({ query }) => query)).toEqual([
      { kind: "aggregate", metrics: ["tickets"], time: { range: { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" } } },
      { kind: "aggregate", metrics: ["tickets"], time: { range: { from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" } } },
    ]);
  });

  it("asks for totals as groupings of their own", () => {
    const found = plan({ totals: false }, { ...tickets, by: ["channel"], totals: [[]] });
    expect(found.how === "rewritten" && found.steps.map(({ query }) => (query.kind === "aggregate" ? query.by : null))).toEqual([
      ["channel"],
      undefined,
    ]);
  });

  it("ranks first, then asks for the kept values, for the rest, and whether there is any", () => {
    const found = plan({ top: false }, { ...tickets, metrics: ["agents"], by: ["region"], top: { n: 2, by: "agents", other: true } });
    expect(found.how === "rewritten" && found.steps.map((step) => (step.part === "whole" ? null : [step.part, step.kept ?? null]))).toEqual([
      ["ranking", null],
      ["cells", "in"],
      ["cells", "notIn"],
      ["rest", "notIn"],
    ]);
  });

  it("finishes order and pages in the client", () => {
    const query: AggregateQuery = { ...tickets, by: ["region"], order: [{ by: "tickets" }], page: { size: 5 } };
    expect(plan({ order: false, page: false }, query)).toMatchObject({ how: "finished", reason: "the source does not do this order, pages" });
  });

  it("adds up finer buckets where the metric adds up", () => {
    const found = plan({ grains: ["day"] }, { ...tickets, metrics: ["tickets", "solvedShare", "firstResponse"], time: { ...march, grain: "week" } });
    expect(found.how === "finished" && found.steps.map(({ query }) => query.kind === "aggregate" && query.time?.grain)).toEqual(["day"]);
  });

  it("refuses to add up distinct counts and percentiles, and says what to do", () => {
    expect(plan({ grains: ["day"] }, { ...tickets, metrics: ["agents"], time: { ...march, grain: "week" } })).toEqual({
      how: "refused",
      reason:
        "metricdeck: agents counts distinct values, and one may be in several buckets: " +
        "ask for a grain and a zone of the source, or leave this metric out",
      path: "metrics[0]",
    });
    expect(plan({ grains: ["day"] }, { ...tickets, metrics: ["firstResponseP90"], time: { ...march, grain: "month" } })).toMatchObject({
      how: "refused",
      path: "metrics[0]",
    });
  });

  it("asks for hours of another zone by the same hours of UTC, whatever the metric", () => {
    const query: AggregateQuery = {
      ...tickets,
      metrics: ["agents"],
      time: { range: { from: "2026-03-29", to: "2026-03-30" }, grain: "hour" },
      calendar: { timeZone: "Europe/Berlin" },
    };
    expect(plan(undefined, query, { timeZones: ["UTC"] })).toMatchObject({
      how: "rewritten",
      steps: [{ query: { time: { grain: "hour", range: { from: "2026-03-28T23:00:00.000Z", to: "2026-03-29T22:00:00.000Z" } } } }],
    });
  });

  it("refuses a range of which nothing has passed yet, as no absolute one says that", () => {
    const query: AggregateQuery = { ...tickets, time: { range: { toDate: "month" } }, asOf: "2026-04-01T00:00:00Z" };
    expect(plan(undefined, query, { relativeRanges: false })).toEqual({
      how: "refused",
      reason: "metricdeck: nothing of this range has passed yet, and this source takes no range without a moment: ask again later",
      path: "time.range",
    });
  });

  it("resolves relative ranges in one query that is otherwise the same", () => {
    const query: AggregateQuery = { ...tickets, time: { range: { last: 7, unit: "day" } }, by: ["channel"], page: { size: 3 } };
    expect(plan(undefined, query, { relativeRanges: false })).toEqual({
      how: "rewritten",
      reason: "the source does not do relative ranges",
      steps: [
        {
          part: "whole",
          query: { ...query, time: { range: { from: "2026-04-08T00:00:00.000Z", to: "2026-04-15T00:00:00.000Z" } } },
        },
      ],
    });
  });

  it("refuses kinds and metrics that the source does not know, by name", () => {
    expect(plan(undefined, { kind: "members", dimension: "region" }, { kinds: ["aggregate"] })).toMatchObject({ how: "refused", path: "kind" });
    expect(plan({ metrics: ["rated"] }, tickets)).toEqual({
      how: "refused",
      reason: "metricdeck: this source does not know the metric tickets: leave it out, or ask another adapter",
      path: "metrics[0]",
    });
  });

  it("refuses more buckets than an answer of the source has rows", () => {
    expect(plan({ rows: 10, totals: false }, { ...tickets, time: { ...march, grain: "day" }, totals: [[]] })).toMatchObject({
      how: "refused",
      path: "time.grain",
    });
  });
});
