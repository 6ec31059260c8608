import { describe, expect, it } from "vitest";
import { withPlanner } from "../../../src/adapters/planner/index.ts";
import type { AggregateQuery, Capabilities, Catalog, MetricsAdapter, MetricsQuery } from "../../../src/query/index.ts";
import { resultFromRows } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import type { FakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { support } from "../../query/support.ts";

const clock = () => Date.parse("2026-04-15T10:20:00Z");
const time = { range: { from: "2026-03-01", to: "2026-04-01" } } as const;
const byRegion: AggregateQuery = { kind: "aggregate", metrics: ["tickets"], by: ["region"], time };

/** March has North, February has South too. */
const answer = (query: MetricsQuery) => {
  if (query.kind !== "aggregate") return [];
  const isMarch = JSON.stringify(query.time).includes("2026-03-01T00:00:00.000Z\",\"to");
  return isMarch ? [{ region: "North", tickets: 5 }] : [{ region: "North", tickets: 4 }, { region: "South", tickets: 3 }];
};

function planned(aggregate: NonNullable<Capabilities["aggregate"]>, inner: FakeAdapter<Catalog>): MetricsAdapter {
  return withPlanner<Catalog>(Object.assign(inner, { capabilities: { aggregate } }), { catalog: support, clock });
}

describe("withPlanner(adapter)", () => {
  it("fills a group that only one of the periods has by the metric's own rule, and says what it did", async () => {
    const result = await planned({ compare: false }, fakeAdapter(answer)).query(
      { ...byRegion, compare: [{ id: "before", to: "previous" }] },
      {},
    );
    expect(result.rows).toEqual([
      { region: "North", tickets: { value: 5, compare: { before: { value: 4 } } } },
      { region: "South", tickets: { value: 0, compare: { before: { value: 3 } } } },
    ]);
    expect(result.plan).toEqual({ how: "rewritten", steps: 2, reason: "the source does not do comparisons" });
  });

  it("says of a native answer that it is one", async () => {
    const result = await planned({ compare: false }, fakeAdapter(answer)).query(byRegion, {});
    expect(result.plan).toEqual({ how: "native", steps: 1 });
  });

  it("sends what several queries ask in one request", async () => {
    const inner = fakeAdapter(answer);
    const adapter = planned({ compare: false }, inner);
    const compared = { ...byRegion, compare: [{ id: "before", to: "previous" }] } as const;
    const answers = [];
    for await (const one of adapter.queryMany?.([{ query: byRegion, context: {} }, { query: compared, context: {} }]) ?? []) {
      answers.push(one.status);
    }
    expect([answers, inner.requests, inner.asked.length]).toEqual([["fulfilled", "fulfilled"], 1, 3]);
  });

  it("refuses to make anything of an answer that was cut", async () => {
    const cut = (query: MetricsQuery) => resultFromRows(query, answer(query), { limits: [{ kind: "rows", limit: 1 }] });
    await expect(planned({ order: false }, fakeAdapter(cut)).query({ ...byRegion, order: [{ by: "tickets" }] }, {})).rejects.toMatchObject({
      code: "unsupported",
      message:
        "metricdeck: the source cut an answer at 1 rows that this one would be made of, and a part of it would be wrong: ask for less at once",
    });
  });

  it("refuses to rank what fills all rows that the source gives: more may be missing, whatever its answer says", async () => {
    const ordered = { ...byRegion, order: [{ by: "tickets" }] } as const;
    const two = () => [{ region: "North", tickets: 5 }, { region: "South", tickets: 3 }];
    await expect(planned({ order: false, rows: 2 }, fakeAdapter(two)).query(ordered, {})).rejects.toMatchObject({ code: "unsupported" });
    expect((await planned({ order: false, rows: 3 }, fakeAdapter(two)).query(ordered, {})).rows.length).toBe(2);
  });

  it("keeps what the source hides hidden", async () => {
    const hidden = (query: MetricsQuery) => resultFromRows(query, [{ region: "North", tickets: { value: null, state: "masked" } }]);
    const { rows } = await planned({ order: false }, fakeAdapter(hidden)).query({ ...byRegion, order: [{ by: "tickets" }] }, {});
    expect(rows[0]?.["tickets"]).toEqual({ value: null, state: "masked" });
  });

  it("hands on the source's warnings once, and the oldest time of computing", async () => {
    const warned = (query: MetricsQuery) => {
      const isMarch = JSON.stringify(query).includes("2026-03-01T00:00:00.000Z\",\"to");
      return resultFromRows(query, answer(query), {
        warnings: [{ code: "approximate", message: "about" }],
        freshness: { computedAt: isMarch ? "2026-04-15T10:00:00.000Z" : "2026-04-15T09:00:00.000Z", source: "cache" },
      });
    };
    const result = await planned({ compare: false }, fakeAdapter(warned)).query(
      { ...byRegion, compare: [{ id: "before", to: "previous" }] },
      {},
    );
    expect(result.warnings).toEqual([{ code: "approximate", message: "about" }]);
    expect(result.freshness).toEqual({ computedAt: "2026-04-15T09:00:00.000Z", source: "cache" });
  });

  it("throws the refusal before anything is asked", async () => {
    const inner = fakeAdapter(answer);
    await expect(planned({ metrics: ["rated"] }, inner).query(byRegion, {})).rejects.toMatchObject({ code: "unsupported", path: "metrics[0]" });
    expect(inner.asked).toEqual([]);
  });
});
