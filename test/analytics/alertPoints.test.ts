import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { alertPoints } from "../../src/analytics/index.ts";
import { alertRuleQuery, d, defineCatalog, m } from "../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../src/query/index.ts";

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { channel: d.string(), createdAt: d.time(), solvedAt: d.time() },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt" }),
    solved: m.count({ entity: "ticket", time: "createdAt", where: { not: { dimension: "solvedAt", op: "isNull" } } }),
    solvedShare: m.ratio({ numerator: "solved", denominator: "tickets" }),
  },
});

describe("alertPoints", () => {
  const at = (day: number) => Date.parse(`2026-03-0${day}T12:00:00Z`);
  const tables = {
    ticket: {
      id: [1, 2, 3, 4],
      channel: ["phone", "phone", "chat", "phone"],
      createdAt: [at(1), at(1), at(1), at(3)],
      solvedAt: [at(2), null, at(2), at(4)],
    },
  };
  const ask = async (given: Partial<AlertRule>) => {
    const asked: AlertRule = { format: 1, id: "r", version: 0, name: { en: "R" }, metric: "tickets", grain: "day", condition: { kind: "noData", after: 1 }, ...given };
    const adapter = memoryAdapter({ catalog, tables, clock: () => Date.parse("2026-03-04T10:00:00Z") });
    return alertPoints(asked, await adapter.query(alertRuleQuery(asked, 3), {}));
  };

  it("alertPoints(rule, result) gives every closed bucket with its end and its cases", async () => {
    const [whole] = await ask({ metric: "solvedShare", condition: { kind: "threshold", enter: { below: 0.5 } } });
    expect(whole?.points).toEqual([
      { from: "2026-03-01T00:00:00.000Z", to: "2026-03-02T00:00:00.000Z", value: 2 / 3, n: 3 },
      { from: "2026-03-02T00:00:00.000Z", to: "2026-03-03T00:00:00.000Z", value: null, n: 0 },
      { from: "2026-03-03T00:00:00.000Z", to: "2026-03-04T00:00:00.000Z", value: 1, n: 1 },
    ]);
  });

  it("alertPoints(rule by a dimension) has a series for each value; no rows are no data where that is asked", async () => {
    const series = await ask({ by: ["channel"] });
    expect(series.map(({ values, points }) => [values, points.map(({ value }) => value)])).toEqual([
      [["chat"], [1, null, null]],
      [["phone"], [2, null, 1]],
    ]);
  });

  it("alertPoints(change) has what each bucket is held against", async () => {
    const change = { kind: "change", as: "absolute", enter: { above: 5 } } as const;
    const [before] = await ask({ condition: { ...change, against: "previous" } });
    expect(before?.points.map(({ value, base }) => [value, base])).toEqual([[3, 0], [0, 3], [1, 0]]);
    const [shifted] = await ask({ condition: { ...change, against: { shift: "P2D" } } });
    expect(shifted?.points.map(({ value, base }) => [value, base])).toEqual([[3, 0], [0, 0], [1, 3]]);
  });
});
