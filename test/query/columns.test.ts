import { describe, expect, it } from "vitest";
import type { WireResult } from "../../src/query/index.ts";
import { withoutRows, withRows } from "../../src/query/index.ts";

const wire: WireResult = {
  contract: 1,
  status: "complete",
  timeZone: "UTC",
  freshness: { computedAt: "2026-04-15T00:00:00.000Z", source: "live" },
  fingerprint: "x",
  rowCount: 2,
  columns: [
    {
      role: "time",
      name: "time",
      values: ["2026-04-13T00:00:00.000Z", "2026-04-14T00:00:00.000Z"],
      compare: { before: ["2026-04-06T00:00:00.000Z", null] },
    },
    { role: "dimension", name: "channel", values: ["phone", null], other: [1] },
    {
      role: "metric",
      name: "csat",
      metric: "csat",
      cells: { value: [0.5, null], numerator: [1, 0], denominator: [2, 0], n: [2, 0] },
      states: ["small", null],
      compare: { before: { value: [0.25, null] } },
    },
  ],
  totals: [{ by: [], rowCount: 1, columns: [{ role: "metric", name: "csat", metric: "csat", cells: { value: [0.5] } }] }],
};

describe("withRows(wire)", () => {
  it("builds a row of values, cells and marks for every entry of the columns", () => {
    expect(withRows(wire).rows).toEqual([
      {
        time: "2026-04-13T00:00:00.000Z",
        $compareTime: { before: "2026-04-06T00:00:00.000Z" },
        channel: "phone",
        csat: { value: 0.5, numerator: 1, denominator: 2, n: 2, state: "small", compare: { before: { value: 0.25 } } },
      },
      {
        time: "2026-04-14T00:00:00.000Z",
        $compareTime: { before: null },
        channel: null,
        $other: true,
        csat: { value: null, numerator: 0, denominator: 0, n: 0, compare: { before: { value: null } } },
      },
    ]);
  });
  it("builds the rows of totals as well", () => {
    expect(withRows(wire).totals?.[0]?.rows).toEqual([{ csat: { value: 0.5 } }]);
  });
  it("builds them once", () => {
    const result = withRows(wire);
    expect(result.rows).toBe(result.rows);
  });
});

describe("withoutRows(result)", () => {
  it("is what withRows was given", () => {
    expect(JSON.parse(JSON.stringify(withoutRows(withRows(wire))))).toEqual(wire);
  });
});
