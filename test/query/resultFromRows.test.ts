import { describe, expect, it } from "vitest";
import type { AggregateQuery } from "../../src/query/index.ts";
import { resultFromRows } from "../../src/query/resultFromRows.ts";

const now = () => Date.UTC(2026, 2, 2);
const byDay: AggregateQuery = {
  kind: "aggregate",
  metrics: ["tickets", { metric: "csat", as: "score" }],
  by: ["channel"],
  time: { range: { from: "2026-03-01", to: "2026-03-02" }, grain: "day" },
  compare: [{ id: "before", to: "previous" }],
  top: { n: 1, by: "tickets", other: true },
  calendar: { timeZone: "Asia/Shanghai" },
};

describe("resultFromRows", () => {
  it("makes columns of numbers and cells, with the marks of their rows", () => {
    const time = "2026-02-28T16:00:00.000Z";
    const $compareTime = { before: "2026-02-27T16:00:00.000Z" };
    const result = resultFromRows(
      byDay,
      [
        {
          time,
          channel: "phone",
          tickets: 7,
          score: { value: 0.5, n: 4, state: "small", compare: { before: { value: 1, n: 2 } } },
          $compareTime,
        },
        { time, channel: null, tickets: null, score: null, $other: true, $compareTime },
      ],
      { now },
    );
    expect(result.columns).toEqual([
      {
        role: "time",
        name: "time",
        values: [time, time],
        compare: { before: [$compareTime.before, $compareTime.before] },
      },
      { role: "dimension", name: "channel", values: ["phone", null], other: [1] },
      {
        role: "metric",
        name: "tickets",
        metric: "tickets",
        cells: { value: [7, null] },
        compare: { before: { value: [null, null] } },
      },
      {
        role: "metric",
        name: "score",
        metric: "csat",
        cells: { value: [0.5, null], n: [4, null] },
        states: ["small", null],
        compare: { before: { value: [1, null], n: [2, null] } },
      },
    ]);
    expect(result.rows[0]).toEqual({
      time,
      channel: "phone",
      tickets: { value: 7, compare: { before: { value: null } } },
      score: { value: 0.5, n: 4, state: "small", compare: { before: { value: 1, n: 2 } } },
      $compareTime,
    });
  });

  it("fills in what else an answer says, unless meta does", () => {
    const { contract, status, timeZone, grain, freshness } = resultFromRows(byDay, [], { now });
    expect({ contract, status, timeZone, grain, freshness }).toEqual({
      contract: 1,
      status: "complete",
      timeZone: "Asia/Shanghai",
      grain: "day",
      freshness: { computedAt: "2026-03-02T00:00:00.000Z", source: "live" },
    });
    expect(resultFromRows(byDay, [], { now, limits: [{ kind: "rows", limit: 10 }] }).status).toBe("partial");
    expect(resultFromRows(byDay, [], { now, timeZone: "UTC" }).timeZone).toBe("UTC");
  });

  it("equal rows have equal fingerprints, others do not", () => {
    const query: AggregateQuery = { kind: "aggregate", metrics: ["tickets"] };
    const fingerprintOf = (tickets: number) => resultFromRows(query, [{ tickets }], { now }).fingerprint;
    expect(fingerprintOf(1)).toBe(fingerprintOf(1));
    expect(fingerprintOf(1)).not.toBe(fingerprintOf(2));
  });

  it("records are their columns, members value and count", () => {
    const records = resultFromRows(
      { kind: "records", entity: "ticket", columns: ["channel"] },
      [{ channel: "phone", more: 1 }],
      { now },
    );
    expect(records.rows).toEqual([{ channel: "phone" }]);
    const members = resultFromRows({ kind: "members", dimension: "channel" }, [{ value: "phone", count: 3 }], { now });
    expect(members.rows).toEqual([{ value: "phone", count: 3 }]);
  });

  it("figures of the answer's own name no metric of the catalog", () => {
    const { columns } = resultFromRows(
      { kind: "retention", start: "opened", return: "rated", time: { range: { last: 4, unit: "week" }, grain: "week" }, periods: 1 },
      [{ time: "2026-03-02T00:00:00.000Z", period: 0, size: 4, users: 2, value: 0.5 }],
      { now },
    );
    const metrics = columns.filter((column) => column.role === "metric");
    expect(metrics.map(({ name, metric }) => [name, metric])).toEqual([["size", undefined], ["users", undefined], ["value", undefined]]);
  });

  it("a row that lacks something says which, and what it may have meant", () => {
    expect(() => resultFromRows({ kind: "aggregate", metrics: ["tickets"] }, [{ ticket: 7 }], { now })).toThrow(
      'metricdeck: rows[0] has no "tickets"; did you mean "ticket"?',
    );
  });
});
