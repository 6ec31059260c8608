import { describe, expect, it } from "vitest";
import type { MetricsQuery } from "../../src/query/index.ts";
import { canonical } from "../../src/query/canonical.ts";
import { queryKey } from "../../src/query/index.ts";
import { queries } from "../contract/queries.ts";

const base: MetricsQuery = {
  kind: "aggregate",
  metrics: ["tickets"],
  where: {
    and: [
      { dimension: "channel", op: "in", values: ["phone", "chat"] },
      { dimension: "region", op: "isNull" },
    ],
  },
};

describe("queryKey(query)", () => {
  it("is equal whatever the order of keys, of filter values and of conditions", () => {
    const same: MetricsQuery = {
      where: {
        and: [
          { op: "isNull", dimension: "region" },
          { values: ["chat", "phone", "chat"], op: "in", dimension: "channel" },
        ],
      },
      metrics: ["tickets"],
      kind: "aggregate",
    };
    expect(queryKey(same)).toBe(queryKey(base));
  });

  it("is equal with defaults written out", () => {
    const same: MetricsQuery = {
      ...base,
      metrics: [{ metric: "tickets" }],
      by: [],
      compare: [],
      order: [],
      calendar: { timeZone: "UTC", weekStart: "monday", fiscalStart: { month: 1, day: 1, namedBy: "end" } },
      totals: [],
    };
    expect(queryKey(same)).toBe(queryKey(base));
  });

  it("keeps the order of metrics, dimensions and ordering, which means something", () => {
    const asked = (by: readonly string[]): MetricsQuery => ({ kind: "aggregate", metrics: ["tickets"], by });
    expect(queryKey(asked(["a", "b"]))).not.toBe(queryKey(asked(["b", "a"])));
  });

  it("differs between any two queries of the contract suite", () => {
    const keys = Object.values(queries).map((query) => queryKey(query as MetricsQuery));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("keeps a funnel's time to convert by defaults apart from its steps", () => {
    const steps: MetricsQuery = { kind: "funnel", steps: ["opened", "solved"], time: { range: { from: "2026-03-01", to: "2026-04-01" } }, window: "P7D" };
    const times: MetricsQuery = { ...steps, view: { timeToConvert: {} } };
    expect(queryKey(times)).not.toBe(queryKey(steps));
    expect(canonical(times)).not.toBe(canonical(steps));
    expect(queryKey({ ...steps, view: "steps" })).toBe(queryKey(steps));
  });

  it("keeps a grand total apart from no total", () => {
    expect(queryKey({ ...base, totals: [[]] })).not.toBe(queryKey(base));
  });
});
